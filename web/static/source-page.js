import { markByNumber, scrollToMarked } from "./marks.js";
import { say } from "./texts.js";

const source = document.getElementById("document");
if (!location.hash) scrollToMarked(source);
document.querySelector("#outline [aria-current]")?.scrollIntoView({ block: "nearest" });
markByNumber(source, (first, last) => {
  const lines = first === last ? String(first) : `${first}-${last}`;
  history.replaceState(null, "", `?lines=${lines}`);
  document.getElementById("lines").textContent = say("source_lines", { lines });
});
