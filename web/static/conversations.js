import { cited } from "./cited.js";

// Conversations are stored in this browser only.
const KEY = "citewell.conversations";
const MAX_CONVERSATIONS = 40;

export function list() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Store a conversation as the newest. The oldest are dropped when the storage is full. */
export function keep(conversation) {
  write([conversation, ...list().filter(({ id }) => id !== conversation.id)].slice(0, MAX_CONVERSATIONS));
}

export function remove(id) {
  write(list().filter((kept) => kept.id !== id));
}

function write(kept) {
  for (let count = kept.length; count >= 0; count--) {
    try {
      return localStorage.setItem(KEY, JSON.stringify(kept.slice(0, count)));
    } catch {
      // the storage is full or refused: try with one conversation less
    }
  }
}

/** Return a conversation as markdown: a heading for each question, each passage verbatim below its citation. */
export function toMarkdown({ title, turns }) {
  const parts = [`# ${title}`];
  for (const { question, answer } of turns) {
    parts.push(`## ${question.replaceAll("\n", " ")}`);
    for (const passage of answer.passages) {
      parts.push(`[${passage.rank}] ${cited(passage.citation, passage).trimEnd()}`);
    }
    if (answer.passages.length === 0) parts.push("*Not covered by the notes.*");
  }
  return `${parts.join("\n\n")}\n`;
}
