// What is asked for stands in the address: ?division=431002&people=-elders&q=…&sort=deadline.

const SORTS = ["deadline", "places", "distance"];

const nothing = () => ({ facets: {}, text: "", sort: "" });

function fromAddress(search, facets) {
  const wanted = nothing();
  new URLSearchParams(search).forEach((value, name) => {
    if (name === "q") { wanted.text = value.slice(0, 100); }
    if (name === "sort" && SORTS.includes(value)) { wanted.sort = value; }
    if (!facets[name]) { return; }
    value.split(",").forEach((word) => {
      const not = word.startsWith("-");
      const code = facets[name].codes.indexOf(not ? word.slice(1) : word);
      if (code >= 0) { choose(wanted, name, code, not ? "not" : "only"); }
    });
  });
  return wanted;
}

function toAddress(wanted, facets) {
  const found = Object.keys(facets).filter((name) => wanted.facets[name]).map((name) => {
    const { only, not } = wanted.facets[name];
    const code = (n) => facets[name].codes[n];
    return `${name}=${[...[...only].map(code), ...[...not].map((n) => `-${code(n)}`)].join(",")}`;
  });
  if (wanted.text.trim()) { found.push(`q=${encodeURIComponent(wanted.text.trim())}`); }
  if (wanted.sort) { found.push(`sort=${wanted.sort}`); }
  return found.length ? `?${found.join("&")}` : window.location.pathname;
}

/** Ask for a value, for anything else, or take it back; one can't want and not want the same. */
function choose(wanted, name, code, how) {
  const condition = wanted.facets[name] || { only: new Set(), not: new Set() };
  condition.only.delete(code);
  condition.not.delete(code);
  if (how) { condition[how].add(code); }
  wanted.facets[name] = condition;
  if (!condition.only.size && !condition.not.size) { delete wanted.facets[name]; }
}
