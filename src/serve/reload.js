// Loads the page again when the preview has a newer build.
//
// Pages may not open connections, but may load scripts of their own site. So the question "is there a newer build?" is a
// script: it is held until there is one, and then names it in a "mingbai-build" event.
(() => {
  const version = document.currentScript.dataset.version;
  const retryAfter = 1000; // ms, while the preview is not running
  let asking = false;
  let leaving = false;

  const ask = () => {
    // A script that is asked for while the page loads would hold the page back; and a page nobody looks at holds no
    // connection, because browsers allow six to one server.
    if (asking || leaving || document.hidden || document.readyState !== "complete") return;
    asking = true;
    const question = document.createElement("script");
    question.src = "/__mingbai/events?since=" + encodeURIComponent(version);
    const done = (delay) => () => {
      question.remove();
      asking = false;
      setTimeout(ask, delay);
    };
    question.onload = done(0);
    question.onerror = done(retryAfter);
    document.head.append(question);
  };

  document.addEventListener("mingbai-build", (event) => {
    if (event.detail === version || leaving) return;
    leaving = true;
    location.reload();
  });
  document.addEventListener("visibilitychange", ask);
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  addEventListener("load", () => setTimeout(ask));
})();
