// Before the first paint: light or dark as chosen last or as the system has it, and which page the link opens, so that
// nothing that is painted first has to change its colour or its place. The record is asked for here too: it comes while
// the page's own script does. A file of its own: no script stands in the page.
(() => {
  const root = document.documentElement;
  let kept = null;
  try {
    kept = localStorage.getItem("vedette-theme");
  } catch {
    // storage is barred: as the system has it
  }
  root.dataset.theme = kept === "light" || kept === "dark" ? kept : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const link = new URLSearchParams(location.hash.slice(1));
  root.dataset.opens = link.get("page") ?? "map";
  root.dataset.record = "coming";
  if (link.has("asof")) return; // api.ts knows what is a day
  const answer = fetch("/api/v1/map.columns");
  answer.catch(() => {}); // api.ts says so
  window.vedetteAsked = answer;
})();
