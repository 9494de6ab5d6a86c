"""Features for tests that need only some of them."""

from __future__ import annotations

from dataclasses import fields

from citewell.assistant.rank.features import Features

ZEROS = Features(**{field.name: 0.0 for field in fields(Features)})
