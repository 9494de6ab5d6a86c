"""Examples of answers for the OpenAPI document."""

from __future__ import annotations

from hashlib import sha256

from pydantic import JsonValue

TEXT = "The GIL is a lock: only one thread runs Python code at a time."
CITATION: dict[str, JsonValue] = {
    "source": "python.md",
    "start_line": 12,
    "end_line": 12,
    "question": "Q3: What is the GIL?",
    "heading_path": ["Q3: What is the GIL?"],
    "sha256": sha256(TEXT.encode()).hexdigest(),
    "verified": True,
    "url": "/source/python.md?lines=12-12",
}
QUOTED_LINES: dict[str, JsonValue] = {
    "kind": "prose",
    "language": "",
    "text": TEXT,
    "html": f"<p>{TEXT}</p>",
    "citation": CITATION,
}
PASSAGE: dict[str, JsonValue] = QUOTED_LINES | {"rank": 1, "score": 2.31, "highlights": [[12, 12]], "tokens": 16}
RELATED: dict[str, JsonValue] = {
    "title": "Q4: What are threads good for?",
    "difficulty": "Easy",
    "section": None,
    "citation": CITATION
    | {
        "start_line": 16,
        "end_line": 31,
        "question": "Q4: What are threads good for?",
        "heading_path": ["Q4: What are threads good for?"],
        "url": "/source/python.md?lines=16-31",
    },
}
ANSWER: dict[str, JsonValue] = {
    "question": "what is the GIL",
    "query": "what is the GIL",
    "verdict": "answered",
    "confidence": 0.93,
    "passages": [PASSAGE],
    "related_questions": [{"title": "Q4: What are threads good for?", "url": "/source/python.md?lines=16-31"}],
    "took_ms": 6.1,
}
CONTEXT: dict[str, JsonValue] = {
    "question": "what is the GIL",
    "query": "what is the GIL",
    "verdict": "answered",
    "confidence": 0.93,
    "text": f"[1] python.md:12-12\nQ3: What is the GIL?\n{TEXT}",
    "tokens": 33,
    "max_tokens": 1000,
    "encoding": "cl100k_base",
    "passages": [
        {"number": 1, "kind": "prose", "language": "", "text": TEXT, "tokens": 16, "citation": CITATION},
    ],
    "left_out": [],
}
