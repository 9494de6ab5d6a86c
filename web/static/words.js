// The interface's words come with the page; they live in web/words.json.
const words = JSON.parse(document.getElementById("texts").textContent);

/** say("unfold", {lines: 40}) -> "Show all 40 lines" */
export function say(name, values = {}) {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}
