"""Line numbers as links."""

from __future__ import annotations

import re

from citewell.assistant import document_html
from citewell.index import Document
from citewell.web.routes.line_links import with_line_links

TEXT = """\
# A valve

It has *two* parts:

- a wheel
- a seat

| part | size |
|---|---|
| seat | 3 |

```python
size = 3
```
"""


def test_every_line_begins_with_a_link_to_itself() -> None:
    html = document_html(Document("a.md", "/a.md", TEXT, ""), None)
    linked = with_line_links(html)
    assert re.findall(r'href="\?lines=(\d+)"', linked) == re.findall(r'data-line="(\d+)"', html)
    assert re.sub(r'<a class="line-link"[^>]*></a>', "", linked) == html


def test_a_row_of_a_table_has_its_link_in_its_first_cell() -> None:
    html = with_line_links(document_html(Document("a.md", "/a.md", TEXT, ""), None))
    assert re.findall(r"<t[hd][^>]*><a[^>]*lines=(\d+)", html) == ["8", "10"]
