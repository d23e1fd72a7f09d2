// Which openings meet the conditions, and how many each further condition would leave.
// The same rules as the lists': docs/finding.md.

const met = (condition, answers) => {
  if (!condition) { return true; }
  if (condition.only.size && !answers.some((answer) => condition.only.has(answer))) { return false; }
  if (!condition.not.size) { return true; }
  return answers.length > 0 && !answers.some((answer) => condition.not.has(answer));
};

/** The facets whose conditions the answers don't meet. */
const failing = (conditions, answers) =>
  conditions.filter(([name, condition]) => !met(condition, answers[name])).map(([name]) => name);

function split(facets, wanted) {
  const asked = Object.entries(wanted.facets).filter(([name]) => facets[name]);
  return {
    notice: asked.filter(([name]) => facets[name].asks === "notice"),
    inside: asked.filter(([name]) => facets[name].asks !== "notice"),
  };
}

/** One can still join it: not closed, and a session ahead that isn't full. */
function stillOpen(opening, now) {
  if (opening.closes <= now) { return false; }
  const ahead = opening.sessions.filter((session) => session.until > now);
  return ahead.length > 0 && (opening.opens > now || ahead.some((session) => session.left !== 0));
}

/** Text that one may have typed: wide letters and capitals don't matter. */
const plain = (text) => text.normalize("NFKC").toLowerCase();

function says(opening, words, facets) {
  if (opening.text === null) {
    const places = opening.sessions.map((session) => `${session.name} ${where(session, facets)}`);
    opening.text = plain([opening.title, opening.organization, ...places].join(" "));
  }
  return words.every((word) => opening.text.includes(word));
}

/** All hits, and the counts of every choice. */
function find(openings, facets, wanted, now) {
  const { notice, inside } = split(facets, wanted);
  const words = plain(wanted.text).split(/\s+/).filter(Boolean);
  const hits = [];
  const counts = Object.fromEntries(
    Object.keys(facets).map((name) => [name, new Array(facets[name].codes.length).fill(0)]),
  );
  openings.forEach((opening) => {
    if (!stillOpen(opening, now) || (words.length && !says(opening, words, facets))) { return; }
    const failed = failing(notice, opening.answers);
    if (failed.length > 1) { return; }
    const found = inSessions(opening, inside, facets, now);
    if (found.fits) { countNotice(counts, opening, failed); }
    if (failed.length) { return; }
    Object.entries(found.answers).forEach(([name, answers]) => {
      answers.forEach((answer) => { counts[name][answer] += 1; });
    });
    if (found.fits) { hits.push({ opening, session: found.session, distance: null }); }
  });
  return { hits, counts };
}

function countNotice(counts, opening, failed) {
  Object.entries(opening.answers).forEach(([name, answers]) => {
    if (!failed.length || failed[0] === name) {
      answers.forEach((answer) => { counts[name][answer] += 1; });
    }
  });
}

/** The session the row names, and each facet's answers that the others' conditions leave. */
function inSessions(opening, inside, facets, now) {
  const ahead = opening.sessions.filter((session) => session.until > now);
  const answers = {};
  const fitting = [];
  const add = (name, found) => found.forEach((answer) => {
    (answers[name] = answers[name] || new Set()).add(answer);
  });
  ahead.filter((session) => session.left !== 0).forEach((session) => {
    const failed = failing(inside, session.answers);
    if (!failed.length) { fitting.push(session); }
    if (failed.length > 1) { return; }
    Object.keys(session.answers).forEach((name) => {
      if (!failed.length || failed[0] === name) { add(name, session.answers[name]); }
    });
  });
  const elsewhere = inside.filter(([name]) => name !== "division");
  if (opening.own >= 0 && !elsewhere.length) { add("division", [opening.own]); }
  const stands = !inside.length
    || (opening.own >= 0 && !elsewhere.length && met(inside[0][1], [opening.own]));
  const session = fitting.includes(ahead[0]) || !fitting.length ? ahead[0] : fitting[0];
  return { fits: stands || fitting.length > 0, session: inside.length ? session : ahead[0], answers };
}

const EARTH = 6371;
const rad = (degrees) => (degrees * Math.PI) / 180;

/** Kilometres on the globe between two points. */
function distance([south, west], [north, east]) {
  const high = Math.sin(rad(north - south) / 2) ** 2;
  const wide = Math.sin(rad(east - west) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(high + Math.cos(rad(south)) * Math.cos(rad(north)) * wide));
}

const leftOf = (opening, now) => opening.sessions
  .filter((session) => session.until > now)
  .reduce((sum, session) => (session.left < 0 || sum === null ? null : sum + session.left), 0);

/** Sort: by date as the lists do; what a sort knows nothing of stands last. */
function sorted(hits, sort, point, now) {
  const last = (value) => (value === null ? Infinity : value);
  const keys = {
    deadline: (hit) => hit.opening.closes,
    places: (hit) => last(leftOf(hit.opening, now) === null ? null : -leftOf(hit.opening, now)),
    distance: (hit) => last(hit.distance),
  };
  if (point) {
    hits.forEach((hit) => {
      hit.distance = hit.session.place.point && distance(point, hit.session.place.point);
    });
  }
  const first = keys[sort] || (() => 0);
  const order = (hit) => [first(hit), startOf(hit.session), hit.opening.url];
  return hits.map((hit) => [order(hit), hit]).sort(([a], [b]) => {
    const n = a[0] !== b[0] ? 0 : a[1] !== b[1] ? 1 : 2;
    return a[n] < b[n] ? -1 : Number(a[n] > b[n]);
  }).map(([, hit]) => hit);
}
