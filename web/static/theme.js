// A plain script and not a module: it must run before the first paint, or the other theme would flash.
(() => {
  const THEMES = ["auto", "light", "dark"];
  const KEY = "citewell.theme";

  function read() {
    try {
      return THEMES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto";
    } catch {
      return "auto"; // the storage is refused: use the theme of the system
    }
  }

  function show(theme) {
    document.documentElement.dataset.theme = theme;
  }

  show(read());
  document.addEventListener("DOMContentLoaded", () => {
    const texts = JSON.parse(document.getElementById("texts").textContent);
    const button = document.getElementById("theme");
    if (!button) return;
    const name = () => button.setAttribute("aria-label", `${texts.theme}: ${texts[`theme_${read()}`]}`);
    name();
    button.title = button.getAttribute("aria-label");
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(read()) + 1) % THEMES.length];
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // the choice lasts for this page only
      }
      show(next);
      name();
      button.title = button.getAttribute("aria-label");
    });
  });
})();
