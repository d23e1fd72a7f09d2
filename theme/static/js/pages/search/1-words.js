// The words of the index: one for each Chinese character, as scripts/search/spelling.py has them.

const WORD = /(?=[\p{L}\p{N}])[\u2e80-\u{10ffff}]|(?:(?![\u2e80-\u{10ffff}])[\p{L}\p{N}])+/gu;
const SMALL = ["的", "了", "和", "与", "在"];

const normal = (text) => text.normalize("NFKC").toLowerCase();
const words = (text) => normal(text).match(WORD) || [];
const bare = (text) => words(text).join("");

/** What is asked for: each term as its words and as bare letters. */
const terms = (q) => q.split(/\s+/).map((term) => ({ words: words(term), bare: bare(term) }))
  .filter((term) => term.bare);

/** A text as people read it: a space where it had one, a break between its parts. */
const readable = (content) => content.replace(/ /g, "").replace(/\u2060/g, " ");

// The pieces of a term that a text has, if they are all of it: 汤溪镇八段锦 is 汤溪镇 and 八段锦
// where both are said. Single characters are no piece, so that they don't make up a term.
function pieces(term, text) {
  const said = (start, end) => text.includes(term.slice(start, end).join(""));
  const enough = (start, end) => end > start && term.slice(start, end).join("").length > 1;
  const found = [];
  for (let start = 0; start < term.length;) {
    let end = term.length;
    while (enough(start, end) && !said(start, end)) { end -= 1; }
    if (enough(start, end)) {
      found.push(term.slice(start, end).join(""));
      start = end;
    } else if (SMALL.includes(term[start])) {
      start += 1;
    } else {
      return null;
    }
  }
  return found;
}
