// The same rules as index/read/titles.py; tests/web/page/test_titles.py compares the two.
const LABEL = /^\s*Q(?:uestion)?(?:[^\p{L}\p{N}_]{0,2}\p{Nd}+\s*[.:)–—-]\s*|\s*:\s*|\s*[.)]\s+|\s*[–—-]\s+)(?=\S)/iu;
const NUMBER = /^\s*\p{Nd}+\s*[.:)](?:\s*(?=[^\s\p{Nd}])|\s+(?=\S))/u;

/** Return a title without the label and number that its document gives it. */
export function withoutNumber(title) {
  for (const pattern of [LABEL, NUMBER]) {
    if (pattern.test(title)) return title.replace(pattern, "");
  }
  return title.trim();
}
