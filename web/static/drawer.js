import { list, remove, toMarkdown } from "./conversations.js";
import { el } from "./dom.js";
import { say } from "./texts.js";

/** Build the drawer of earlier conversations, to search, open, delete and export them. */
export function drawer(button, { onOpen, onDelete }) {
  const search = el("input", {
    type: "search",
    "aria-label": say("conversations_search"),
    placeholder: say("conversations_search"),
  });
  const items = el("ul", {});
  const none = el("p", { class: "muted" });
  const dialog = el(
    "dialog",
    { class: "drawer", "aria-label": say("conversations") },
    el(
      "header",
      {},
      el("h2", {}, say("conversations")),
      el("button", { class: "quiet", type: "button", onclick: () => dialog.close() }, say("close")),
    ),
    search,
    items,
    none,
  );
  document.body.append(dialog);
  search.addEventListener("input", show);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  button.addEventListener("click", () => {
    search.value = "";
    show();
    dialog.showModal();
  });

  function show() {
    const terms = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = list().filter(({ turns }) => {
      const text = turns.map(({ question }) => question.toLowerCase()).join(" ");
      return terms.every((term) => text.includes(term));
    });
    items.replaceChildren(...found.map(item));
    none.textContent = found.length ? "" : say(terms.length ? "conversations_unfound" : "conversations_none");
  }

  function item(conversation) {
    const { id, title, at, turns } = conversation;
    const count = say(turns.length === 1 ? "turn" : "turns", { count: turns.length });
    const open = () => {
      dialog.close();
      onOpen(conversation);
    };
    const drop = () => {
      remove(id);
      onDelete(id);
      show();
      search.focus();
    };
    return el(
      "li",
      {},
      el(
        "button",
        { class: "open", type: "button", onclick: open },
        el("span", { class: "title" }, title),
        el("span", { class: "when" }, `${new Date(at).toLocaleDateString()} · ${count}`),
      ),
      el(
        "span",
        { class: "actions" },
        el(
          "button",
          {
            class: "quiet",
            type: "button",
            onclick: () => download(`${title}.md`, "text/markdown", toMarkdown(conversation)),
          },
          say("export_markdown"),
        ),
        el(
          "button",
          {
            class: "quiet",
            type: "button",
            onclick: () => download(`${title}.json`, "application/json", JSON.stringify(conversation, null, 2)),
          },
          say("export_json"),
        ),
        el(
          "button",
          { class: "quiet", type: "button", "aria-label": say("delete_named", { title }), onclick: drop },
          say("delete"),
        ),
      ),
    );
  }
}

function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name.replace(/[^\p{L}\p{N}. -]/gu, "").slice(-80) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
