/** Return a passage with its citation as markdown: where it is, then its text verbatim. */
export function cited(citation, { kind, language, text, header }) {
  const parts = [`\`${placeOf(citation)}\``, citation.heading_path.join(" › ")];
  if (header) parts.push(`header of the table: ${header.start_line}-${header.end_line}`);
  const lines = header ? `${header.text}\n${text}` : text;
  return `${parts.filter(Boolean).join(" · ")}\n\n${kind === "code" ? fenced(text, language) : quoted(lines)}\n`;
}

/** Return a conversation as markdown: a heading for each question, each passage verbatim below its citation. */
export function toMarkdown({ title, turns }) {
  const parts = [`# ${title}`];
  for (const { question, answer } of turns) {
    parts.push(`## ${question.replaceAll("\n", " ")}`);
    if (answer?.reply) parts.push(answer.reply.text);
    else if (!answer) parts.push("*Not answered yet.*");
    else if (answer.passages.length === 0) parts.push("*Not covered by the notes.*");
    for (const passage of answer?.passages ?? []) {
      parts.push(`[${passage.rank}] ${cited(passage.citation, passage).trimEnd()}`);
    }
  }
  return `${parts.join("\n\n")}\n`;
}

/** Fetch lines of a source, such as "120-135", and return them with their citation. */
export async function citedLines(source, lines) {
  const path = source.split("/").map(encodeURIComponent).join("/");
  const response = await fetch(`/api/lines/${path}?lines=${lines}`);
  if (!response.ok) throw new Error(response.statusText);
  const found = await response.json();
  return cited(found, found);
}

/** Return the URL of the whole answer that holds cited lines: its page has the address of the source's page. */
export function answerUrl(sourceUrl) {
  return sourceUrl.replace(/^\/source\//, "/answer/");
}

/** Return cited lines as people write them: "notes.md:120-135". */
export function placeOf({ source, start_line: start, end_line: end }) {
  return `${source}:${start}-${end}`;
}

function quoted(text) {
  return text.replace(/^/gm, "> ");
}

function fenced(text, language) {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
