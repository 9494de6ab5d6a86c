import { el } from "./dom.js";
import { say } from "./texts.js";

/** Build a button that copies what `text()` returns at that moment, or promises. */
export function copyButton(label, text) {
  const button = el("button", { class: "quiet", type: "button" }, label);
  button.addEventListener("click", async () => {
    const copied = await Promise.resolve(text()).then(copy, () => false);
    if (copied) button.dispatchEvent(new CustomEvent("copied", { bubbles: true, detail: {} }));
    button.textContent = say(copied ? "copied" : "copy_failed");
    setTimeout(() => (button.textContent = label), 1500);
  });
  return button;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Browsers offer no clipboard to pages loaded over plain http from another machine.
    const area = el("textarea", { class: "offscreen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
