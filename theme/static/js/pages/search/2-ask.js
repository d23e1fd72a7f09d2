// Ask the index. Terms are quoted; unquoted, any page that has all their letters would do.

const BATCH = 10;
const LOOKED_AT = 30;

/** The engine, once for a page; a shard for each past year is merged into it. */
async function open(base) {
  const [engine, answer] = await Promise.all([import(`${base}pagefind.js`), fetch(`${base}shards.json`)]);
  await engine.destroy();
  await engine.options({ noWorker: true, basePath: base });
  const years = answer.ok ? await answer.json() : [];
  await engine.filters();
  await Promise.all(years.map((year) => engine.mergeIndex(`${base}${year}/`)));
  return engine;
}

/** Hits of several searches as one list; a hit tells how many of them found it. */
function together(lists) {
  const hits = new Map();
  lists.flat().forEach(({ id, score, data }) => {
    const hit = hits.get(id) || { score: 0, met: 0, data };
    hit.score += score;
    hit.met += 1;
    hits.set(id, hit);
  });
  return [...hits.values()].sort((one, other) => other.met - one.met || other.score - one.score);
}

/** The pages with a term just as it is. Pagefind rates only what isn't quoted: both are asked. */
async function quoted(engine, term, filters) {
  const letters = term.words.join(" ");
  const [exact, rated] = await Promise.all([`"${letters}"`, letters].map((said) => engine.search(said, { filters })));
  const scores = new Map(rated.results.map(({ id, score }) => [id, score]));
  return exact.results.map(({ id, score, data }) => ({ id, score: scores.get(id) || score, data }));
}

async function unquoted(engine, asked, filters) {
  const found = await engine.search(asked.flatMap((term) => term.words).join(" "), { filters });
  return together([found.results]);
}

/** The ways to ask, the strictest first; the first that finds a page that it may show is taken. */
async function candidates(engine, asked, filters) {
  const some = together(await Promise.all(asked.map((term) => quoted(engine, term, filters))));
  const every = some.filter((hit) => hit.met === asked.length);
  return [
    { hits: every, parts: (text) => all(asked.map((term) => whole(term, text))) },
    {
      hits: every.length ? [] : await unquoted(engine, asked, filters),
      parts: (text) => all(asked.map((term) => pieces(term.words, text))),
    },
    {
      hits: every.length ? [] : some,
      partly: true,
      parts: (text) => any(asked.map((term) => whole(term, text))),
    },
  ];
}

const whole = (term, text) => (text.includes(term.bare) ? [term.bare] : null);
const all = (found) => (found.every(Boolean) ? found.flat() : null);
const any = (found) => (found.some(Boolean) ? found.filter(Boolean).flat() : null);

/** Fetch what a hit is, and drop it where the page doesn't say what was asked for. */
async function read(hit, way) {
  const { url, meta, filters, content } = await hit.data();
  const text = readable(content);
  const parts = way.parts(content.split("¶").map(bare).join("¶"));
  return parts && { url, meta, filters, text, parts, score: hit.score, rank: ranked(meta.title, parts) };
}

/** The page of that name first, then by how many of the terms the title has. */
function ranked(title, parts) {
  const name = bare(title);
  return (name === parts.join("") ? 100 : 0) + parts.filter((part) => name.includes(part)).length;
}

const first = (one, other) => other.rank - one.rank || other.score - one.score;

/** What is found: `pages`, the best first; `more()` fetches of what is `left`. */
async function find(engine, q, filters) {
  const asked = terms(q);
  for (const way of asked.length ? await candidates(engine, asked, filters) : []) {
    const found = await taken(way);
    if (found.pages.length) { return found; }
  }
  return { pages: [], count: 0, left: () => 0 };
}

async function taken(way) {
  const rest = way.hits;
  const looked = async (many) => (await Promise.all(rest.splice(0, many).map((hit) => read(hit, way))))
    .filter(Boolean).sort(first);
  const pages = await looked(LOOKED_AT);
  while (!pages.length && rest.length) { pages.push(...await looked(LOOKED_AT)); }
  return {
    pages,
    partly: way.partly,
    count: pages.length + rest.length,
    left: () => rest.length,
    more: async () => { if (rest.length) { pages.push(...await looked(LOOKED_AT)); } },
  };
}
