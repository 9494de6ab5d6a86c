/** Return the URL of the whole answer that holds cited lines: its page has the address of the source's page. */
export function answerUrl(sourceUrl) {
  return sourceUrl.replace(/^\/source\//, "/answer/");
}
