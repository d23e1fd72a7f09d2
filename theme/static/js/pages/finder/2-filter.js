// shared: near
// Which openings meet the conditions, and how many each further condition would leave.
// The same rules as the lists': docs/finding.md.

/** Whether answers meet a condition: one of those wanted, none of those not; and any at all. */
function met(condition, answers) {
  if (!condition) { return true; }
  let wanted = !condition.only;
  for (const answer of answers) {
    if (condition.not && condition.not[answer]) { return false; }
    if (condition.only && condition.only[answer]) { wanted = true; }
  }
  return wanted && answers.length > 0;
}

const marks = (chosen, size) => {
  if (!chosen.size) { return null; }
  const found = new Uint8Array(size);
  chosen.forEach((code) => { found[code] = 1; });
  return found;
};

/** The questions as lists to run through: of the notice, and of one and the same session. */
function asking(facets, wanted) {
  const all = Object.keys(facets).map((name) => {
    const size = facets[name].codes.length;
    const chosen = wanted.facets[name];
    const condition = chosen && { only: marks(chosen.only, size), not: marks(chosen.not, size) };
    return { name, condition, counts: new Uint32Array(size), seen: new Uint32Array(size) };
  });
  const notice = all.filter(({ name }) => facets[name].asks === "notice");
  const inside = all.filter(({ name }) => facets[name].asks !== "notice");
  return { all, notice, inside, where: inside.find(({ name }) => name === "division") };
}

/** The only question whose condition isn't met; null: all are; undefined: several aren't. */
function onlyFailing(questions, answers) {
  let failed = null;
  for (const question of questions) {
    if (question.condition && !met(question.condition, answers[question.name])) {
      if (failed) { return undefined; }
      failed = question;
    }
  }
  return failed;
}

/** Count an opening's answers, each once for each opening. */
function count(question, answers, stamp) {
  for (const answer of answers) {
    if (question.seen[answer] !== stamp) {
      question.seen[answer] = stamp;
      question.counts[answer] += 1;
    }
  }
}

const aheadOf = (opening, now) => (opening.begins > now ? opening.sessions
  : opening.sessions.filter((session) => session.until > now));

/** One can still join it: not closed, and a session ahead that isn't full. */
const stillOpen = (opening, ahead, now) => opening.closes > now && ahead.length > 0
  && (opening.opens > now || ahead.some((session) => session.left !== 0));

/** Text that one may have typed: wide letters and capitals don't matter. */
const plain = (text) => text.normalize("NFKC").toLowerCase();

function says(opening, words, facets) {
  if (opening.text === null) {
    const places = opening.sessions.map((session) => `${session.name} ${where(session, facets)}`);
    opening.text = plain([opening.title, opening.organization, ...places].join(" "));
  }
  return words.every((word) => opening.text.includes(word));
}

/** All hits, and how many each further choice would leave. */
function find(openings, facets, wanted, now) {
  const questions = asking(facets, wanted);
  const words = plain(wanted.text).split(/\s+/).filter(Boolean);
  const hits = [];
  openings.forEach((opening, place) => {
    const ahead = aheadOf(opening, now);
    if (!stillOpen(opening, ahead, now)) { return; }
    if (words.length && !says(opening, words, facets)) { return; }
    const failed = onlyFailing(questions.notice, opening.answers);
    if (failed === undefined) { return; }
    const session = inSessions(opening, ahead, questions, failed ? 0 : place + 1);
    if (!session) { return; }
    for (const question of failed ? [failed] : questions.notice) {
      count(question, opening.answers[question.name], place + 1);
    }
    if (!failed) { hits.push({ opening, session, distance: null }); }
  });
  const counts = Object.fromEntries(questions.all.map(({ name, counts: found }) => [name, found]));
  return { hits, counts };
}

/** The session the row names, or null; counts what the other conditions leave, given a stamp. */
function inSessions(opening, ahead, { inside, where: division }, stamp) {
  let first = null;
  for (const session of ahead) {
    const failed = session.left === 0 ? undefined : onlyFailing(inside, session.answers);
    if (failed === null && !first) { first = session; }
    if (stamp && failed !== undefined) {
      for (const question of failed ? [failed] : inside) {
        count(question, session.answers[question.name], stamp);
      }
    }
  }
  const elsewhere = inside.some((question) => question.condition && question !== division);
  if (elsewhere) { return first; }
  if (opening.own >= 0 && stamp) { count(division, [opening.own], stamp); }
  if (!division.condition) { return ahead[0]; }
  return first || (opening.own >= 0 && met(division.condition, [opening.own]) ? ahead[0] : null);
}

const leftOf = (opening, now) => aheadOf(opening, now).reduce(
  (sum, session) => (session.left < 0 || sum === null ? null : sum + session.left), 0,
);

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
  const order = (hit) => [first(hit), startOf(hit.session), hit.opening.id];
  return hits.map((hit) => [order(hit), hit]).sort(([a], [b]) => {
    const n = a[0] !== b[0] ? 0 : a[1] !== b[1] ? 1 : 2;
    return a[n] < b[n] ? -1 : Number(a[n] > b[n]);
  }).map(([, hit]) => hit);
}
