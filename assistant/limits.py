"""Limits on what people and programs may send. The command line and the web server use the same ones."""

MAX_QUESTION_CHARS = 4_000
"""Longer texts are pasted files rather than questions."""
MAX_HISTORY_TURNS = 20
"""Earlier questions that a follow-up is understood by, and so many follow-ups a subject has; older ones are dropped."""
DEFAULT_PASSAGES = 5
MAX_PASSAGES = 20
MIN_CONTEXT_TOKENS, MAX_CONTEXT_TOKENS = 50, 100_000
"""Of a context for a language model: less holds a citation and nothing else, more is more than 20 passages have."""
DEFAULT_CONTEXT_TOKENS = 1_000
"""Keeps the answer for .99 of the judged questions for which `ask` finds it."""
MAX_FILTER_CHARS = 200
MAX_FILTERS = 10
"""Filters typed in one question; phrases, excluded words, or fields sent beside it."""
MAX_NOTE_CHARS = 2_000
"""Of the note to a vote."""
MAX_FRAME_ID_CHARS = 64
MAX_IMAGE_BYTES = 10 * 1024 * 1024
"""Of an image in the notes; a larger one is shown as its description."""
MAX_BODY_BYTES = 512 * 1024
"""Of an HTTP request. The longest question with the longest history has 330 KiB, in characters of four bytes."""
MAX_FRAME_BYTES = 1024 * 1024
"""Of a WebSocket message; a larger one closes the socket. A smaller one that breaks another limit gets an error."""
DEFAULT_MCP_TOKENS = 600
"""Of an answer over MCP, as tiktoken counts them: the first passage is quoted in full, the next while they fit."""
MAX_MCP_TOKENS = 8_000
"""Of the longest answer over MCP; longer texts are read in parts."""
