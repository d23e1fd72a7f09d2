// Put it together: fetch, show, listen. Whatever fails leaves the page of links as it was.

const BATCH = 20;
const root = document.getElementById("finder");

async function load(root) {
  const answer = await fetch(root.dataset.open);
  if (!answer.ok) { throw new Error(`${answer.status}`); }
  const data = await answer.json();
  if (data.format !== 1) { throw new Error("format"); }
  return data;
}

function start(root, data) {
  const { facets } = data;
  const openings = decode(data);
  const year = Number(data.day.slice(0, 4));
  const section = document.getElementById("found");
  const parts = controls();
  const values = ticks(root, facets);
  const streets = streetGroup(root, facets);
  const more = el("button", "", `再显示 ${BATCH} 条`);
  const list = el("ol", "agenda");
  const empty = el("div", "empty", el("p", "", "没有符合全部条件的招募信息。去掉一个条件再看看。"));
  const page = { wanted: nothing(), shown: BATCH, hits: [], point: null, timer: 0, next: 0 };
  more.type = "button";
  more.className = "button button-quiet";

  const minutes = () => (Date.now() / 1000 - data.base) / 60;

  function update() {
    const now = minutes();
    const { wanted } = page;
    const found = find(openings, facets, wanted, now);
    page.hits = sorted(found.hits, wanted.sort, page.point, now);
    showForm(found.counts);
    showRows(now);
    wait(now);
  }

  function showForm(counts) {
    const { wanted } = page;
    const divisions = wanted.facets.division ? [...wanted.facets.division.only] : [];
    streets.group.hidden = divisions.length !== 1;
    [...values, ...streets.ticks].forEach((value) => {
      const condition = wanted.facets[value.name];
      const count = counts[value.name][value.code];
      value.inputs.forEach((input) => {
        input.checked = Boolean(condition && condition[input.dataset.how].has(value.code));
      });
      const away = value.parent !== undefined && value.parent !== divisions[0];
      value.item.hidden = away || (!count && !value.inputs.some((input) => input.checked));
      if (value.shownCount !== count) { value.count.textContent = value.shownCount = count; }
    });
    if (document.activeElement !== parts.text) { parts.text.value = wanted.text; }
    parts.sort.value = wanted.sort;
    parts.place.hidden = wanted.sort !== "distance" || Boolean(page.point);
    showChosen();
  }

  function showChosen() {
    const { wanted } = page;
    const tags = [...values, ...streets.ticks].flatMap((value) => value.inputs
      .filter((input) => input.checked)
      .map((input) => chosenTag(value, input.dataset.how)));
    const negative = Object.values(wanted.facets).some((condition) => condition.not.size);
    const asked = tags.length + (wanted.text.trim() ? 1 : 0);
    const clears = asked > 1 || (asked > 0 && !page.hits.length);
    parts.chosen.replaceChildren(...tags, ...(clears ? [parts.clear] : []),
      ...(negative ? [el("span", "meta", "“不要”只留下写明了的；没写明的不算。")] : []));
    parts.chosen.hidden = !asked;
  }

  function chosenTag(value, how) {
    const label = how === "not" ? `不要${value.label}` : value.label;
    const cross = el("span", "cross");
    cross.setAttribute("aria-hidden", "true");
    const tag = el("button", "chosen", el("span", "unseen", "取消条件："), label, cross);
    tag.type = "button";
    tag.addEventListener("click", () => {
      const place = [...parts.chosen.children].indexOf(tag);
      change(() => choose(page.wanted, value.name, value.code, null));
      const left = parts.chosen.querySelectorAll(".chosen");
      (left[Math.min(place, left.length - 1)] || parts.text).focus();
    });
    return tag;
  }

  function showRows(now) {
    const near = page.wanted.sort === "distance" && Boolean(page.point);
    const look = { facets, now, year, near };
    const rows = page.hits.slice(0, page.shown).map((hit) => rowOf(hit, look));
    const focused = list.contains(document.activeElement) && document.activeElement.href;
    list.replaceChildren(...rows);
    if (focused) {
      const again = [...list.querySelectorAll("a")].find((link) => link.href === focused);
      (again || parts.text).focus();
    }
    list.hidden = !rows.length;
    empty.hidden = rows.length > 0;
    more.hidden = page.hits.length <= page.shown;
    say(`找到 ${page.hits.length} 条可以报名的招募信息`);
  }

  function say(text) {
    if (parts.status.textContent !== text) { parts.status.textContent = text; }
  }

  /** What closes, begins or opens next changes the list by itself. */
  function wait(now) {
    if (page.next > now) { return; }
    let next = Infinity;
    const consider = (moment) => { if (moment > now && moment < next) { next = moment; } };
    openings.forEach((one) => {
      consider(one.closes);
      consider(one.opens || 0);
      one.sessions.forEach((session) => consider(session.until));
    });
    page.next = next;
    window.clearTimeout(page.timer);
    if (next < Infinity) {
      const again = () => { page.next = 0; update(); };
      page.timer = window.setTimeout(again, Math.min((next - now) * 60000 + 50, 3600000));
    }
  }

  function change(work, replace) {
    work();
    page.shown = BATCH;
    update();
    const address = toAddress(page.wanted, facets);
    if (replace) { window.history.replaceState(null, "", address); } else { window.history.pushState(null, "", address); }
  }

  function fromHere() {
    page.wanted = fromAddress(window.location.search, facets);
    page.shown = BATCH;
    update();
    parts.text.value = page.wanted.text;
  }

  function locate() {
    hereabouts(say, (point) => { page.point = point; update(); parts.sort.focus(); });
  }

  root.addEventListener("change", ({ target }) => {
    if (target.dataset.facet) {
      const how = target.checked ? target.dataset.how : null;
      change(() => choose(page.wanted, target.dataset.facet, Number(target.value), how));
    }
  });
  parts.text.addEventListener("input", () => change(() => { page.wanted.text = parts.text.value; }, true));
  parts.sort.addEventListener("change", () => change(() => { page.wanted.sort = parts.sort.value; }));
  parts.near.addEventListener("click", locate);
  parts.clear.addEventListener("click", () => { change(() => { page.wanted = nothing(); }); parts.text.focus(); });
  more.addEventListener("click", () => {
    const first = page.shown;
    page.shown += BATCH;
    update();
    list.children[first].querySelector("a").focus();
  });
  window.addEventListener("popstate", fromHere);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { update(); } });
  if (!navigator.geolocation) { parts.sort.querySelector("[value=distance]").remove(); }

  root.prepend(parts.bar);
  section.replaceChildren(section.querySelector("h2"), parts.head, parts.place, parts.chosen, list, empty, el("p", "", more));
  document.documentElement.classList.add("finding");
  fromHere();
}

if (root) {
  load(root).then((data) => start(root, data)).catch(() => {});
}
