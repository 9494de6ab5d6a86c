"""Tokens: who may ask a server, what of it, and about which corpora. One file holds them, as digests only."""

from __future__ import annotations

import json
import os
import re
import secrets
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from hmac import compare_digest
from pathlib import Path
from typing import Any

from filelock import FileLock

from citewell.assistant.settings import SettingsError
from citewell.index import CitewellError, digest

SCOPES = ("ask", "read", "admin")
"""To ask questions; to read the lists of questions and the sources; to see the metrics and insights."""
PREFIX = "citewell_"
"""What every token begins with, so that scanners for secrets can find one in a commit."""
TOKEN_BYTES = 32
"""256 random bits. Nobody can try them all, so one round of SHA-256 protects a token as well as a slow hash would; slow
hashes are for passwords, which can be guessed."""
MIN_OWN_CHARS = 32
"""The least length of a token that is not made here: `openssl rand -hex 16` prints so many."""
_NAME = re.compile(r"[\w-]{1,64}")


class TokenFileError(SettingsError):
    """The file of the tokens cannot be used."""


class NoSuchToken(CitewellError):
    """No token has the name."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What the holder of a token may do."""

    name: str
    """Of the token: letters, digits, `-` and `_`, at most 64."""
    scopes: frozenset[str]
    """Some of `SCOPES`."""
    corpora: frozenset[str] | None = None
    """The names of the corpora that may be seen, the empty one for notes without a name; None for all."""
    origins: frozenset[str] = frozenset()
    """The sites whose pages may send the token. Such a token is in their HTML, so it is no secret. Empty for others."""
    sha256: str = ""
    """Of the token."""


EVERYTHING = Grant("", frozenset(SCOPES))
"""What everyone may do where no token is needed."""


def grant_of(token: str, grants: Iterable[Grant]) -> Grant | None:
    """Return what the holder of a token may do; None for a token that is not known.

    The time it takes tells nothing of the tokens: every digest is compared, in constant time.
    """
    given, found = digest(token), None
    for grant in grants:
        if compare_digest(given, grant.sha256):
            found = grant
    return found


def own_grant(token: str) -> Grant:
    """Return the grant of the token in `CITEWELL_TOKEN`: everything. Raise `SettingsError` for one easily guessed."""
    if len(token) < MIN_OWN_CHARS:
        raise SettingsError(
            f"CITEWELL_TOKEN has {len(token)} of at least {MIN_OWN_CHARS} characters; make one by: openssl rand -hex 32"
        )
    return replace(EVERYTHING, name="CITEWELL_TOKEN", sha256=digest(token))


def read_tokens(file: Path) -> tuple[Grant, ...]:
    """Return the grants in a file, in the order they were added. Raise `TokenFileError` when it cannot be used."""
    try:
        return tuple(_grant(row) for row in json.loads(file.read_text(encoding="utf-8"))["tokens"])
    except FileNotFoundError as error:
        raise TokenFileError(
            f"there is no token file {file}; make one with: citewell token add NAME --token-file {file}"
        ) from error
    except OSError as error:
        raise TokenFileError(f"the token file {file} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, KeyError) as error:
        raise TokenFileError(f"{file} is no token file, or it is damaged; `citewell token add` writes one") from error


def add_token(file: Path, grant: Grant) -> str:
    """Store a grant with a new token, and return the token: it is not stored, and cannot be shown again.

    Raise `TokenFileError` for a name that is taken or cannot be one, and for a file that cannot be used.
    """
    if not _NAME.fullmatch(grant.name):
        raise TokenFileError(f"the name {grant.name!r} may have only letters, digits, '-' and '_', at most 64")
    token = PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    with _locked(file):
        grants = read_tokens(file) if file.exists() else ()
        if any(grant.name == other.name for other in grants):
            raise TokenFileError(f"there is a token {grant.name!r} already; remove it first, or choose another name")
        _write(file, [*grants, replace(grant, sha256=digest(token))])
    return token


def remove_token(file: Path, name: str) -> None:
    """Remove the token with a name. Raise `NoSuchToken` when there is none."""
    with _locked(file):
        grants = read_tokens(file)
        left = [grant for grant in grants if grant.name != name]
        if len(left) == len(grants):
            raise NoSuchToken(f"there is no token {name!r} in {file}")
        _write(file, left)


def _locked(file: Path) -> FileLock:
    """Return the lock of a token file, so that of two commands at once none undoes what the other did."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(f"{file}.lock")


def _write(file: Path, grants: Sequence[Grant]) -> None:
    """Replace the file at once, readable by its owner only."""
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)  # made with mode 600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as written:
            json.dump({"tokens": [_row(grant) for grant in grants]}, written, indent=1)
            written.flush()
            os.fsync(written.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _row(grant: Grant) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(grant).items()}


def _grant(row: dict[str, Any]) -> Grant:
    """Return the grant that `_row` wrote. Raise `ValueError`, `TypeError` or `KeyError` for anything else."""
    scopes, corpora = frozenset(row["scopes"]), row["corpora"]
    if not (scopes <= set(SCOPES) and re.fullmatch(r"[0-9a-f]{64}", row["sha256"]) and _NAME.fullmatch(row["name"])):
        raise ValueError(row["name"])
    if not isinstance(row["origins"], list) or not isinstance(corpora, list | None):
        raise TypeError(row["name"])
    seen = None if corpora is None else frozenset(corpora)
    return Grant(row["name"], scopes, seen, frozenset(row["origins"]), row["sha256"])
