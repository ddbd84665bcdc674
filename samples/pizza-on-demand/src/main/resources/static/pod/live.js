// Follows the page's stream of events and lets htmx fetch what changed.
(() => {
  const address = document.querySelector("main").dataset.live;
  const state = document.getElementById("live-state");
  let wait = 1000;
  let stale = false;

  const show = (text, live) => {
    state.textContent = text;
    state.parentElement.classList.toggle("on", live);
  };
  const refresh = () => htmx.trigger(document.body, "orders");

  const follow = () => {
    const events = new EventSource(address);
    events.onopen = () => {
      wait = 1000;
      show("Live", true);
      if (stale) refresh(); // something may have happened meanwhile
      stale = false;
    };
    events.addEventListener("orders", refresh);
    events.onerror = () => {
      stale = true;
      show("Reconnecting…", false);
      if (events.readyState === EventSource.CLOSED) {
        refresh(); // tells apart a server that is away from a session that has ended
        setTimeout(follow, wait);
        wait = Math.min(wait * 2, 30000);
      }
    };
    window.addEventListener("pagehide", () => events.close());
  };

  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) location.reload();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  follow();
})();
