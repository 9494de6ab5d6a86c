"""Whether to colour the output, as the environment asks: https://no-color.org, https://force-color.org."""

from __future__ import annotations

import os


def colour_wanted() -> bool | None:
    """Return False for `NO_COLOR` or a dumb terminal, True for `FORCE_COLOR`, else None: colour on a terminal only.

    An empty variable counts as not set. `NO_COLOR` wins over `FORCE_COLOR`.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None
