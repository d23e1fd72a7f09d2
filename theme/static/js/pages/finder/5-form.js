// The links of the page become a form: a box to tick for each value, another for "not this".

function box(name, code, how, label, count) {
  const input = el("input");
  input.type = "checkbox";
  input.dataset.facet = name;
  input.dataset.how = how;
  input.value = code;
  return el("label", how === "not" ? "tick tick-not" : "tick", input, ...label, count);
}

/** One value: `item` is its li, emptied. Returns what is needed to show its state. */
function tick(item, name, code, label, negative) {
  const count = el("span", "count");
  const only = box(name, code, "only", [el("span", "choice-label", label)], count);
  item.replaceChildren(only);
  if (negative) {
    item.append(box(name, code, "not", ["不要", el("span", "unseen", label)], null));
  }
  return { item, name, code, label, count, inputs: [...item.querySelectorAll("input")] };
}

function ticks(root, facets) {
  const found = [];
  root.querySelectorAll("[data-facet]").forEach((group) => {
    const name = group.dataset.facet;
    group.querySelectorAll("[data-code]").forEach((item) => {
      const label = (item.querySelector(".choice-label") || item).textContent.trim();
      const code = facets[name].codes.indexOf(item.dataset.code);
      if (code >= 0) { found.push(tick(item, name, code, label, "negative" in group.dataset)); }
    });
  });
  return found;
}

/** Streets are offered within the one division that is chosen: others' names recur. */
function streetGroup(root, facets) {
  const { labels, parents } = facets.street;
  const list = el("ul");
  const group = el("details", "filter", el("summary", "", el("span", "", "按街道、乡镇")), list);
  const divisions = root.querySelector("[data-facet=division]");
  if (divisions) { divisions.after(group); }
  const found = labels.map((label, code) => {
    const item = el("li");
    list.append(item);
    return { ...tick(item, "street", code, label, false), parent: parents[code] };
  });
  return { group, ticks: found };
}

function option(value, label) {
  const node = el("option", "", label);
  node.value = value;
  return node;
}

function controls() {
  const text = el("input", "field");
  text.type = "search";
  text.maxLength = 100;
  text.autocomplete = "off";
  const sort = el("select", "field", option("", "日期最近的在前"), option("deadline", "快截止报名的在前"),
    option("places", "名额多的在前"), option("distance", "离我近的在前"));
  const near = el("button", "button button-quiet", "用我的位置");
  near.type = "button";
  const clear = el("button", "button button-quiet", "清除全部条件");
  clear.type = "button";
  const chosen = el("p", "chosen-list");
  const status = el("p", "found-count");
  status.setAttribute("role", "status");
  const bar = el("label", "finder-field", el("span", "", "标题、地点或组织里的字"), text);
  const head = el("div", "found-head", status,
    el("label", "found-sort", el("span", "", "排序"), sort));
  return { bar, head, text, sort, near, place: el("div", "finder-near", near, nearNote()), clear, chosen, status };
}
