// Whether a station is open at a moment, by its hours: data-opens holds whether they hold on
// holidays (yes, no, ask) and its hours ("ask;12345 08:30-17:30;67 09:00-12:00"). Days are counted
// from 1 (Monday); hours are the city's, wherever the visitor is. Rules: docs/stations.md.

const DAY = 1440;
const WEEK = "一二三四五六日";

const minutesOf = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The hours of a station: who holds on holidays, and lines with days, from and to in minutes. */
function hoursOf(text) {
  const [holidays, ...lines] = text.split(";");
  return {
    holidays,
    lines: lines.map((line) => {
      const [days, span] = line.split(" ");
      const [from, to] = span.split("-").map(minutesOf);
      return { days, from, to: to > from ? to : to + DAY };
    }),
  };
}

/** Runs of days, such as 2026-10-01/2026-10-07. */
const within = (runs, date) => runs.split(" ").some((run) => {
  const [first, last] = run.split("/");
  return first && first <= date && date <= last;
});

/** Day and minute in the city. */
function cityTime(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit",
  }).formatToParts(new Date(moment));
  const found = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return {
    day: Date.UTC(found.year, found.month - 1, found.day),
    minute: Number(found.hour) * 60 + Number(found.minute),
  };
}

/** What holds on a day: its spans; whether it is a holiday on which nobody comes, or one must ask. */
function dayOf(hours, calendar, day, later) {
  const date = new Date(day + later * 864e5);
  const name = date.toISOString().slice(0, 10);
  const holiday = within(calendar.holidays, name);
  const makesUp = within(calendar.madeUp, name);
  const weekday = date.getUTCDay() || 7;
  const asks = hours.holidays !== "yes" && (makesUp || (holiday && hours.holidays === "ask"));
  const off = holiday && hours.holidays === "no";
  const spans = asks || off ? [] : hours.lines.filter(({ days }) => days.includes(weekday));
  return { asks, off, makesUp, weekday, spans: [...spans].sort((a, b) => a.from - b.from) };
}

function nextOpening(days, minute) {
  const [, today, ...ahead] = days;
  const first = today.spans.find(({ from }) => from > minute);
  if (first) { return `，今天 ${clockOf(first.from)} 开门`; }
  const later = ahead.findIndex(({ asks, spans }) => asks || spans.length);
  if (later < 0 || ahead[later].asks) { return ""; }
  const named = later ? `周${WEEK[ahead[later].weekday - 1]}` : "明天";
  return `，${named} ${clockOf(ahead[later].spans[0].from)} 开门`;
}

/** What to say of a station now: [open or closed or ask, words]. */
function openNow(hours, calendar, moment) {
  const { day, minute } = cityTime(moment, calendar.zone);
  const days = [-1, 0, 1, 2, 3, 4, 5, 6].map((later) => dayOf(hours, calendar, day, later));
  const [yesterday, today] = days;
  const running = [
    ...yesterday.spans.map(({ from, to }) => ({ from: from - DAY, to: to - DAY })), ...today.spans,
  ].filter(({ from, to }) => from <= minute && minute < to);
  if (running.length) {
    return ["open", `现在开放，${clockOf(Math.max(...running.map(({ to }) => to)))} 关门`];
  }
  if (today.asks) {
    return ["ask", `今天${today.makesUp ? "调休" : "是节假日"}，开不开门请先问一问`];
  }
  if (today.off) { return ["closed", "今天节假日休息"]; }
  return ["closed", `现在没开门${nextOpening(days, minute)}`];
}
