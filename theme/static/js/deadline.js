// Closes sign-up in time, between two builds: data-steps holds what the clock will make of a
// notice, a row or a session ("moment state word sentence; …"), as the build foresaw it.
// No request is made. A clock that stands before the page's own date is not believed.
(() => {
  "use strict";
  const slow = Math.max(0, (Date.parse(document.lastModified) || 0) - Date.now());
  const now = () => Date.now() + slow;
  const own = (node, mark) => [...node.querySelectorAll(mark)]
    .filter((found) => found.parentElement.closest("[data-steps]") === node);

  function become(node, [, key, label, sentence]) {
    node.className = node.className
      .replace(/\b(opening(?:-page|-session)?)-(?:scheduled|open|full|closed)\b/, `$1-${key}`);
    node.querySelectorAll("[data-while]").forEach((gone) => gone.remove());
    own(node, ".state").slice(0, 1).forEach((tag) => {
      tag.className = `state state-${key}`;
      tag.textContent = label;
    });
    if (!sentence) { return; }
    document.documentElement.classList.remove("has-bar");
    own(node, ".act-sentence").forEach((said) => { said.textContent = sentence; });
    own(node, ".act-note").forEach((note) => { note.textContent = node.dataset.note; });
  }

  function look(node) {
    const steps = node.dataset.steps.split(";").map((step) => {
      const [at, key, label, ...sentence] = step.split(" ");
      return [Date.parse(at), key, label, sentence.join(" ")];
    });
    const past = steps.filter((step) => step[0] <= now());
    const ahead = steps.slice(past.length);
    if (past.length && node.dataset.past !== String(ahead.length)) {
      node.dataset.past = ahead.length;
      become(node, past[past.length - 1]);
    }
    return ahead.length ? ahead[0][0] : Infinity;
  }

  let timer;
  function run() {
    clearTimeout(timer);
    const next = Math.min(...[...document.querySelectorAll("[data-steps]")].map(look));
    if (next < Infinity) { timer = setTimeout(run, Math.min(next - now(), 36e5) + 9); }
  }

  document.addEventListener("visibilitychange", run);
  window.addEventListener("pageshow", run);
  run();
})();
