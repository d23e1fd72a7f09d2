// The form: what is asked for stands in the address, the answer is announced, focus stays.

const form = document.getElementById("search");
const FIELDS = ["kind", "division", "category"];

function start(form) {
  const base = form.dataset.index;
  const found = document.getElementById("found");
  const [status, list] = [found.querySelector("[role=status]"), found.querySelector("ol")];
  const more = node("button", "button button-quiet", `再显示 ${BATCH} 条`);
  const wider = node("button", "button button-quiet", "去掉条件再找");
  const none = document.getElementById("search-none");
  let engine = null;
  let turn = 0;
  let shown = null;

  const names = (choice) => {
    const [field, code] = choice.split("=");
    const option = [...form.elements[field].options].find((one) => one.value === code);
    return option ? option.text : "";
  };
  const filters = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value])
    .filter(([, value]) => value).map(([name, value]) => [name, [value]]));
  const say = (text) => { status.textContent = text; };

  /** A page that was open over a deploy has an old index in hand: take the new one, once. */
  async function answer(q, again) {
    try {
      engine = engine || await open(base);
      return await find(engine, q, filters());
    } catch (error) {
      engine = null;
      if (again) { return answer(q, false); }
      throw error;
    }
  }

  async function run() {
    const q = form.elements.q.value.trim();
    turn += 1;
    const mine = turn;
    found.hidden = !q;
    list.replaceChildren();
    more.hidden = wider.hidden = true;
    if (!q) { return; }
    say("正在找……");
    try {
      const result = await answer(q, true);
      if (mine === turn) { show(q, result); }
    } catch (error) {
      if (mine === turn) { giveUp(); }
    }
  }

  function show(q, result) {
    shown = { ...result, rows: 0 };
    const narrowed = Object.keys(filters()).length > 0;
    const count = `找到 ${result.count} 个结果`;
    if (!result.count) {
      say(`没有找到“${q}”。${narrowed ? "可以去掉条件再找，" : "换个短一点的词，"}或者从下面的目录里找。`);
    } else {
      say(result.partly ? `没有哪一页把这些词都写到。写到其中一些的，${count}` : count);
    }
    wider.hidden = result.count > 0 || !narrowed;
    add();
  }

  function add() {
    const rows = shown.pages.slice(shown.rows, shown.rows + BATCH).map((page) => row(page, names));
    shown.rows += rows.length;
    list.append(...rows);
    more.hidden = shown.rows >= shown.pages.length && !shown.left();
    return rows;
  }

  function giveUp() {
    form.hidden = found.hidden = true;
    none.hidden = false;
  }

  function fromAddress() {
    const said = new URLSearchParams(window.location.search);
    form.elements.q.value = (said.get("q") || "").slice(0, 60);
    FIELDS.forEach((name) => {
      const field = form.elements[name];
      field.value = said.get(name) || "";
      if (field.selectedIndex < 0) { field.value = ""; }
    });
    return run();
  }

  function ask() {
    const said = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    window.history.pushState(null, "", `${form.getAttribute("action")}?${said}`);
    return run();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  form.addEventListener("change", ({ target }) => { if (FIELDS.includes(target.name) && form.elements.q.value.trim()) { ask(); } });
  window.addEventListener("popstate", fromAddress);
  more.addEventListener("click", async () => {
    if (shown.rows >= shown.pages.length) { await shown.more(); }
    const [next] = add();
    if (next) { next.querySelector("a").focus(); }
  });
  wider.addEventListener("click", () => {
    FIELDS.forEach((name) => { form.elements[name].value = ""; });
    form.elements.q.focus();
    ask();
  });
  more.type = wider.type = "button";
  more.hidden = wider.hidden = true;
  found.append(node("p", "buttons", more, wider));
  form.hidden = false;
  none.hidden = true;
  fromAddress();
}

/** Whether this browser runs WebAssembly here: one of 2021 knows no policy that allows just that. */
function able() {
  try {
    return Boolean(new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
  } catch (error) {
    return false;
  }
}

if (form && able()) { start(form); }
