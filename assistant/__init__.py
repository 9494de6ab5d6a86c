"""A person's question to a cited answer. Imports `index`, nothing of `web`."""

from assistant.pipeline import answer
from assistant.types import Answer, Citation, Passage

__all__ = ["Answer", "Citation", "Passage", "answer"]
