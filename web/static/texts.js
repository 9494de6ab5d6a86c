// The texts of web/texts.json, which every page contains.
const texts = JSON.parse(document.getElementById("texts").textContent);

/** Return a text with its values filled in: say("unfold", {lines: 40}) is "Show all 40 lines". */
export function say(name, values = {}) {
  return (texts[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}
