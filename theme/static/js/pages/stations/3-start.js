// Say of each station with hours whether it is open, and again whenever a minute begins.
// A clock that stands before the page's own date is not believed, as in deadline.js.

const holder = document.querySelector("[data-zone]");
const near = document.getElementById("near");
const slow = Math.max(0, (Date.parse(document.lastModified) || 0) - Date.now());

function tell(node, calendar) {
  const [key, words] = openNow(hoursOf(node.dataset.opens), calendar, Date.now() + slow);
  const said = node.querySelector(".open-now") || el("p");
  said.className = `open-now open-now-${key}`;
  if (said.textContent !== words) { said.textContent = words; }
  if (!said.parentNode) { node.querySelector("h1, h2, h3").after(said); }
}

let timer;
function run() {
  window.clearTimeout(timer);
  const { zone, holidays, madeUp } = holder.dataset;
  holder.querySelectorAll("[data-opens]").forEach((node) => tell(node, { zone, holidays, madeUp }));
  timer = window.setTimeout(run, 60000 - ((Date.now() + slow) % 60000) + 9);
}

if (holder) {
  document.addEventListener("visibilitychange", run);
  window.addEventListener("pageshow", run);
  if (near && navigator.geolocation) { offerNear(near, run); }
  run();
}
