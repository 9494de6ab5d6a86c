"""URLs of the server's own pages."""

from __future__ import annotations

from citewell.assistant import SOURCE_PAGE, link_from

SOURCE_RULE = "/source/<path:file>"
"""Flask's rule for the source page; its query string is `lines=START-END`."""
source_url = link_from(SOURCE_PAGE)
"""Return the URL of a source's lines: `source_url("notes.md", 3, 9)`."""
