// Added to each page by `make serve` while it answers; it is no part of the site.
(() => {
  "use strict";
  const shownSite = document.currentScript.dataset.site;
  let source = null;
  let panel = null;

  const heed = ({ site, error }) => {
    if (site && site !== shownSite) {
      location.reload(); // the browser keeps the place on the page
      return;
    }
    if (panel) {
      panel.remove();
      panel = null;
    }
    if (error) {
      panel = makePanel(error);
      document.body.append(panel);
    }
  };

  const makePanel = (error) => {
    const host = document.createElement("div");
    host.id = "serve-error";
    host.setAttribute("role", "alert");
    const inside = host.attachShadow({ mode: "open" }); // the site's styles stay out, ours in
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/.serve/refresh.css";
    const title = document.createElement("h2");
    title.textContent = shownSite
      ? "没有更新：改动有问题，现在看到的是上一次成功的网站"
      : "没有建成：改正下面的问题，网站就会出现";
    const text = document.createElement("pre");
    text.textContent = error;
    text.tabIndex = 0; // long texts are scrolled by keyboard too
    inside.append(style, title, text);
    return host;
  };

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource("/.serve/events");
    source.onmessage = (event) => heed(JSON.parse(event.data));
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(listen, 1000); // the server answers something else; it may be starting
      }
    };
  };

  // A browser keeps few connections to one host: pages that nobody sees give theirs back.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    }
    listen();
  });
  listen();
})();
