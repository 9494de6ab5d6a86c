// Runs before the first paint, so that a chosen theme does not flash. A plain script for that reason, not a module.
(() => {
  const THEMES = ["auto", "light", "dark"];
  const KEY = "citewell.theme";

  function read() {
    try {
      return THEMES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";
    } catch {
      return "auto"; // storage is refused: follow the system
    }
  }

  function show(theme) {
    document.documentElement.dataset.theme = theme;
  }

  show(read());
  document.addEventListener("DOMContentLoaded", () => {
    const words = JSON.parse(document.getElementById("texts").textContent);
    const button = document.getElementById("theme");
    if (!button) return;
    const name = () => button.setAttribute("aria-label", `${words.theme}: ${words[`theme_${read()}`]}`);
    name();
    button.title = button.getAttribute("aria-label");
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(read()) + 1) % THEMES.length];
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // kept for this page only
      }
      show(next);
      name();
      button.title = button.getAttribute("aria-label");
    });
  });
})();
