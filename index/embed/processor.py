"""What this processor can do, which decides how a model is exported."""

from __future__ import annotations

from functools import cache
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")
EXACT_INSTRUCTIONS = frozenset({"avx512_vnni", "avx_vnni", "amx_int8"})
"""Linux's names of those that sum products of 8-bit numbers without an overflow. Others would need weights of 7 bits:
over seven judged sets .732 of the first passages are right with 7 bits, .740 with 8."""


@cache
def multiplies_bytes() -> bool:
    """Return whether the processor is known to multiply 8-bit numbers exactly: Intel's since 2019, AMD's since 2022."""
    try:
        flags = CPU_INFO.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return False
    return not EXACT_INSTRUCTIONS.isdisjoint(flags)
