// shared: el, near
// All stations by distance, when somebody asks: a row as theme/templates/components/row.html.

const NEAREST = 20;

function rowOf({ title, url, lang, tag, lines, opens }, far) {
  const link = withLang(el("a", "", title), lang);
  link.href = url;
  const row = el("li", "row", el("h2", "row-title", link),
    el("p", "row-far", kilometres(far)), ...lines.map((line) => el("p", "", line)),
    el("p", "row-tag", el("span", "tag", tag)));
  if (opens) { row.dataset.opens = opens; }
  return row;
}

function nearest(stations, point) {
  return stations.map((station) => [distance(point, station.at), station])
    .sort(([a, one], [b, other]) => a - b || (one.url < other.url ? -1 : 1)).slice(0, NEAREST);
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) { throw new Error(`${answer.status}`); }
  const data = await answer.json();
  if (data.format !== 1) { throw new Error("format"); }
  return data.stations;
}

/** The button, and what it does: the list becomes that of the nearest. */
function offerNear(place, shown) {
  const button = el("button", "button button-quiet", "离我近的在前");
  const status = el("p", "found-count");
  button.type = "button";
  status.setAttribute("role", "status");
  const say = (text) => { status.textContent = text; };
  const show = (stations, point) => {
    const list = document.querySelector("main .rows");
    list.replaceChildren(...nearest(stations, point).map(([far, station]) => rowOf(station, far)));
    document.querySelectorAll("main .pager").forEach((pager) => pager.remove());
    say(`离你最近的 ${list.children.length} 个站点；没写明位置的不在里面`);
    shown();
  };
  button.addEventListener("click", () => hereabouts(say, (point) => {
    fetched(place.dataset.stations).then((stations) => show(stations, point))
      .catch(() => say("没有取到站点的位置，请稍后再试，或者按地区找。"));
  }));
  place.append(button, nearNote(), status);
}
