// Results as rows: title, what it is, and where the words stand.

const BEFORE = 16;
const LONG = 90;

function node(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) { made.className = className; }
  made.append(...inside);
  return made;
}

/** Where parts stand in a text as it is written: letters are compared, whatever is between them. */
function places(text, parts) {
  const at = [];
  let letters = "";
  let index = 0;
  for (const letter of text) {
    const said = bare(letter);
    for (let n = 0; n < said.length; n += 1) { at.push([index, index + letter.length]); }
    letters += said;
    index += letter.length;
  }
  return parts.flatMap((part) => {
    const start = letters.indexOf(part);
    return start < 0 ? [] : [[at[start][0], at[start + part.length - 1][1]]];
  }).sort((one, other) => one[0] - other[0]);
}

function marked(text, parts) {
  const made = [];
  let done = 0;
  places(text, parts).forEach(([start, end]) => {
    if (start < done) { return; }
    made.push(text.slice(done, start), node("mark", "", text.slice(start, end)));
    done = end;
  });
  return [...made, text.slice(done)];
}

/** The page's own summary, if the words are in it or in the title; else the text around them. */
function excerpt({ meta, text, parts }) {
  const summary = meta.summary || "";
  const said = places(`${meta.title}\n${summary}`, parts).length;
  const found = places(text, parts);
  if (summary && (said >= parts.length || !found.length)) { return marked(summary, parts); }
  const start = Math.max(0, (found[0] || [0])[0] - BEFORE);
  const piece = text.slice(start, start + LONG).replace(/ *¶ */g, " · ");
  return [start ? "…" : "", ...marked(piece, parts), start + LONG < text.length ? "…" : ""];
}

function row(page, names) {
  const { meta, filters, url } = page;
  const link = node("a", "", ...marked(meta.title, page.parts));
  link.href = url;
  const places = filters.kind[0] === "division" ? [] : (filters.division || []).slice(0, 2);
  const about = [...filters.kind.map((code) => names(`kind=${code}`)), meta.note,
    ...places.map((code) => names(`division=${code}`))].filter(Boolean).join(" · ");
  return node("li", "row", node("h3", "row-title", link), node("p", "meta", about), node("p", "", ...excerpt(page)));
}
