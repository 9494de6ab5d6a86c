import { citedLines } from "./cited.js";
import { copyButton } from "./copy.js";
import { markByNumber, scrollToMarked } from "./marks.js";
import { loadRest } from "./parts.js";
import { recall } from "./session.js";
import { say } from "./texts.js";

const source = document.getElementById("document");
const status = document.getElementById("lines");
let lines = new URLSearchParams(location.search).get("lines");
const copy = copyButton(say("copy_lines"), () => citedLines(source.dataset.source, lines));
copy.hidden = !status.textContent;
status.after(copy);

document.getElementById("back").href = recall("citewell.address") || "/"; // the conversation that this tab came from
document.querySelector("#outline [aria-current]")?.scrollIntoView({ block: "nearest" });
if (!location.hash) scrollToMarked(source);
showTarget();
loadRest(source, showTarget);
markByNumber(source, (marked) => {
  lines = marked;
  history.replaceState(null, "", `?lines=${lines}`);
  status.textContent = say("source_lines", { lines });
  copy.hidden = false;
});

/** Scroll to the target of a link that came before the target was loaded. */
function showTarget() {
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}
