// shared: el
// The rows of the agenda, as theme/templates/components/opening_row.html writes them.

const SOON = 3 * DAY;
const WEEK = "日一二三四五六";

const clock = (minutes) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const dayOf = (date, year) =>
  `${date.getUTCFullYear() === year ? "" : `${date.getUTCFullYear()}年`}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;

const later = (date, days) => new Date(date.getTime() + days * DAY * 60000);

function hoursText(session, year) {
  const { from, to } = session.hours;
  if (session.date.days) {
    const end = dayOf(later(session.date.first, session.date.days), year);
    return `${from < 0 ? "时间待定" : clock(from)} 至 ${end}${to < 0 ? "" : ` ${clock(to)}`}`;
  }
  if (from < 0) { return "时间待定"; }
  return to < 0 ? `${clock(from)} 开始` : `${clock(from)}–${clock(to)}`;
}

function where(session, facets) {
  const { division, street } = session.place.answers;
  return [
    ...division.map((n) => facets.division.labels[n]), ...street.map((n) => facets.street.labels[n]),
  ].join(" · ");
}

function placesText(opening, now) {
  if (opening.opens > now) { return null; }
  const left = leftOf(opening, now);
  if (left !== null) { return `还有 ${left} 个名额`; }
  const ahead = aheadOf(opening, now);
  const needed = ahead.reduce(
    (sum, s) => (sum === null || (s.left < 0 && s.needed < 0) ? null : sum + Math.max(0, s.needed)), 0,
  );
  return needed ? `需要 ${needed} 人` : null;
}

function closingText(opening, now, year) {
  if (!opening.deadline || opening.opens > now || opening.closes - now > SOON) { return null; }
  const { first, midnight } = opening.sessions[0].date;
  const minutes = opening.closes - midnight;
  const days = Math.floor(minutes / DAY);
  return `${dayOf(later(first, days), year)} ${clock(minutes - days * DAY)} 截止报名`;
}

function dayMark({ date, hours }, year) {
  const { first } = date;
  const month = dayOf(first, year).replace(/\d+日$/, "");
  const time = el("time", "", el("span", "day-month", month), " ",
    el("span", "day-figure", String(first.getUTCDate())), " ",
    el("span", "day-week", `周${WEEK[first.getUTCDay()]}`));
  time.dateTime = first.toISOString().slice(0, 10) + (hours.from < 0 ? "" : `T${clock(hours.from)}`);
  return el("p", "day", time);
}

function rowOf(hit, look) {
  const { opening, session } = hit;
  const { facets, now, year, near } = look;
  const link = withLang(el("a", "", opening.title), opening.lang);
  link.href = opening.url;
  const scheduled = opening.opens > now;
  const others = aheadOf(opening, now).length - 1;
  const places = placesText(opening, now);
  const closing = closingText(opening, now, year);
  const text = el("div", "opening-text",
    el("h3", "opening-title", link),
    el("p", "opening-when", hoursText(session, year) + (others > 0 ? `；另有 ${others} 场` : "")),
    el("p", "opening-where", [where(session, facets), session.name].filter(Boolean).join(" · ")),
    withLang(el("p", "opening-who", opening.organization), opening.organizationLang));
  const state = scheduled ? el("span", "state state-scheduled", "即将开放报名")
    : el("span", "state state-open", "报名中");
  return el("li", `opening opening-${scheduled ? "scheduled" : "open"}`, text, dayMark(session, year),
    el("p", "opening-state", state,
      near ? el("span", "opening-places", kilometres(hit.distance)) : null,
      places && el("span", "opening-places", places),
      closing && el("strong", "opening-closing", closing)));
}
