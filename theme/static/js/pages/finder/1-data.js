// Decode the columns of open.json (docs/finding.md) into openings with their sessions.

const DAY = 1440;
const STREET = /\x7f/g;

const NONE = [];
const single = [];

/** An answer is a place in the facet's list, several are an array, none is -1. */
function answersOf(packed) {
  if (Array.isArray(packed)) { return packed; }
  if (packed < 0) { return NONE; }
  single[packed] = single[packed] || [packed];
  return single[packed];
}

const pick = (columns, row) =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, answersOf(column[row])]));

function decode(data) {
  const tables = {
    dates: data.dates.start.map((start, n) => dateOf(data, start, n)),
    hours: data.hours.from.map((from, n) => ({
      from, to: data.hours.to[n], answers: pick(data.hours.answers, n),
    })),
    places: data.places.name.map((name, n) => placeOf(data, name, n)),
    lefts: data.lefts.left.map((left, n) => ({
      left, needed: data.lefts.needed[n], answers: pick(data.lefts.answers, n),
    })),
  };
  const cursor = { session: 0, place: 0 };
  return data.openings.id.map((id, n) => openingOf(data, tables, cursor, id, n));
}

function dateOf(data, start, n) {
  const [year, month, day] = data.day.split("-").map(Number);
  return {
    start, days: data.dates.days[n], midnight: start * DAY + data.dates.shift[n],
    first: new Date(Date.UTC(year, month - 1, day + start)), answers: pick(data.dates.answers, n),
  };
}

function placeOf(data, name, n) {
  const answers = pick(data.places.answers, n);
  const [street] = answers.street;
  if (data.places.answers.division[n] === -2) {
    answers.division = [data.facets.street.parents[street]];
  }
  const [division] = answers.division;
  const [south, west] = data.centres[division] || [0, 0];
  const latitude = data.places.latitude[n];
  const point = latitude === null ? null
    : [(south + latitude) / data.grid, (west + data.places.longitude[n]) / data.grid];
  return { name, point, answers };
}

function openingOf(data, tables, cursor, id, n) {
  const columns = data.openings;
  const sessions = [];
  for (let left = columns.sessions[n]; left; left -= 1) {
    sessions.push(sessionOf(data, tables, cursor));
  }
  const { street } = sessions[0].place.answers;
  const named = street.length ? data.facets.street.labels[street[0]] : "";
  sessions.forEach((session) => { session.name = session.place.name.replace(STREET, named); });
  const organization = columns.organization[n];
  const whole = columns.prefix === undefined ? id
    : columns.prefix + String(id).padStart(columns.width, "0");
  return {
    id: whole, url: `/opening/${whole}/`,
    title: columns.title[n].replace(STREET, named), lang: columns.lang[n] || "",
    organization: organization < 0 ? "未提供" : data.organizations.name[organization],
    organizationLang: organization < 0 ? "" : data.organizations.lang[organization] || "",
    closes: sessions[0].date.midnight + columns.closes[n], deadline: columns.deadline[n] === 1,
    opens: columns.opens[n] || null, own: columns.stands[n] ? columns.stands[n] - 1 : -1,
    answers: pick(columns.answers, n), sessions,
    begins: Math.min(...sessions.map((session) => session.until)), text: null,
  };
}

function sessionOf(data, tables, cursor) {
  const columns = data.sessions;
  const n = cursor.session;
  cursor.session += 1;
  cursor.place += columns.place[n];
  const date = tables.dates[columns.date[n]];
  const hours = tables.hours[columns.hours[n]];
  const place = tables.places[cursor.place];
  const places = tables.lefts[columns.left[n]];
  return {
    date, hours, place, left: places.left, needed: places.needed,
    until: hours.from < 0 ? date.midnight + DAY : date.midnight + hours.from,
    answers: { ...date.answers, ...hours.answers, ...place.answers, ...places.answers },
  };
}

const startOf = (session) => session.date.midnight + Math.max(0, session.hours.from);
