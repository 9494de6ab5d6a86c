// Conversations live in this browser and nowhere else.
const KEY = "citewell.conversations";
const MOST = 40;

export function list() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Keep a conversation as the newest; when there is no room, the oldest go. */
export function keep(conversation) {
  write([conversation, ...list().filter(({ id }) => id !== conversation.id)].slice(0, MOST));
}

export function remove(id) {
  write(list().filter((kept) => kept.id !== id));
}

function write(kept) {
  for (let count = kept.length; count >= 0; count--) {
    try {
      return localStorage.setItem(KEY, JSON.stringify(kept.slice(0, count)));
    } catch {
      // full, or refused: try with one less
    }
  }
}

/** As markdown that reads well anywhere: each question a heading, each passage verbatim under its citation. */
export function toMarkdown({ title, turns }) {
  const parts = [`# ${title}`];
  for (const { question, answer } of turns) {
    parts.push(`## ${question.replaceAll("\n", " ")}`);
    for (const { rank, kind, language, text, citation } of answer.passages) {
      parts.push(`[${rank}] \`${citation.source}:${citation.start_line}-${citation.end_line}\` · ${citation.heading_path.join(" › ")}`);
      parts.push(kind === "code" ? fenced(text, language) : text.replace(/^/gm, "> "));
    }
    if (answer.passages.length === 0) parts.push("*Not covered by the material.*");
  }
  return `${parts.join("\n\n")}\n`;
}

function fenced(text, language) {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
