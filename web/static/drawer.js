import { toMarkdown } from "./cited.js";
import { el } from "./dom.js";
import { change, readAll } from "./store.js";
import { say } from "./texts.js";

/** The drawer of earlier conversations, to search, open, rename, pin, export and delete them. */
export class Drawer {
  #search = el("input", {
    type: "search",
    "aria-label": say("conversations_search"),
    placeholder: say("conversations_search"),
  });
  #items = el("ul", {});
  #none = el("p", { class: "muted" });
  #deleted = el("p", { class: "deleted", role: "status" });
  #dialog = el("dialog", { class: "drawer", "aria-label": say("conversations") });
  #onOpen;
  #onDelete;

  constructor({ onOpen, onDelete }) {
    this.#onOpen = onOpen;
    this.#onDelete = onDelete;
    const close = button(say("close"), () => this.#dialog.close());
    const header = el("header", {}, el("h2", {}, say("conversations")), close);
    this.#dialog.append(header, this.#search, this.#deleted, this.#items, this.#none);
    document.body.append(this.#dialog);
    this.#search.addEventListener("input", () => this.show());
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
  }

  open() {
    this.#search.value = "";
    this.#deleted.replaceChildren();
    this.show();
    this.#dialog.showModal();
  }

  /** Show the conversations that have all words of the search. */
  async show() {
    const terms = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (await readAll()).filter(({ title, turns }) => {
      const text = [title, ...turns.map(({ question }) => question)].join(" ").toLowerCase();
      return terms.every((term) => text.includes(term));
    });
    this.#items.replaceChildren(...found.map((conversation) => this.#item(conversation)));
    this.#none.textContent = found.length ? "" : say(terms.length ? "conversations_unfound" : "conversations_none");
  }

  #item(conversation) {
    const { id, title, at, turns, pinned } = conversation;
    const count = say(turns.length === 1 ? "turn" : "turns", { count: turns.length });
    const when = `${new Date(at).toLocaleDateString()} · ${count}`;
    const open = el(
      "button",
      { class: "open", type: "button" },
      el("span", { class: "title" }, title),
      el("span", { class: "when" }, pinned ? `${say("pinned")} · ${when}` : when),
    );
    open.addEventListener("click", () => {
      this.#dialog.close();
      this.#onOpen(id);
    });
    const json = () => download(`${title}.json`, "application/json", JSON.stringify(conversation, null, 2));
    const markdown = () => download(`${title}.md`, "text/markdown", toMarkdown(conversation));
    const actions = el(
      "span",
      { class: "actions" },
      button(say(pinned ? "unpin" : "pin"), () => this.#change(id, { pinned: !pinned })),
      button(say("rename"), () => this.#rename(open, id, title)),
      button(say("export_markdown"), markdown),
      button(say("export_json"), json),
      button(say("delete"), () => this.#delete(id, title), say("delete_named", { title })),
    );
    return el("li", {}, open, actions);
  }

  async #change(id, fields) {
    await change(id, fields);
    await this.show();
    this.#search.focus();
  }

  #rename(open, id, title) {
    const field = el("input", { type: "text", "aria-label": say("rename_label"), maxlength: 200 });
    field.value = title;
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && field.value.trim()) this.#change(id, { title: field.value.trim() });
      else if (event.key === "Escape") this.show();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    open.replaceWith(field);
    field.select();
  }

  async #delete(id, title) {
    await this.#change(id, { deleted: Date.now() });
    this.#onDelete(id);
    const undo = button(say("undo"), async () => {
      this.#deleted.replaceChildren();
      await this.#change(id, { deleted: null });
    });
    this.#deleted.replaceChildren(el("span", {}, say("deleted", { title })), undo);
    undo.focus();
  }
}

function button(label, onclick, name) {
  return el("button", { class: "quiet", type: "button", "aria-label": name, onclick }, label);
}

function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name.replace(/[^\p{L}\p{N}. -]/gu, "").slice(-80) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
