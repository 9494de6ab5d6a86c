"""Settings of a server and of the command line, read from `CITEWELL_*` environment variables."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from citewell.index import CitewellError

if TYPE_CHECKING:
    from environs import Env

ROOT = Path(__file__).resolve().parent.parent
"""The folder with the packages: a clone, or `citewell` where it is installed."""
PREFIX = "CITEWELL_"
SOURCE_PAGE = "/source/{source}?lines={start}-{end}"
"""URL of cited lines on Citewell's own server."""
LOGS = ("text", "json")


class SettingsError(CitewellError):
    """An environment variable has a bad value, or a name that is no setting."""


def default_index_dir() -> Path:
    """Return `.citewell` in a clone, or a folder of the user's data for an installed package."""
    if (ROOT / "pyproject.toml").is_file():
        return ROOT / ".citewell"
    return platformdirs.user_data_path("citewell") / "index"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can decide. `VARIABLES` names the environment variable of each field."""

    index_dir: Path = field(default_factory=default_index_dir)
    corpus: Path = ROOT / "corpus"
    """The notes that a new index is made from when none are named."""
    host: str = "127.0.0.1"
    """Address to listen on. On a loopback address, the server answers only to loopback names and to `hosts`."""
    port: int = 8000
    """0 takes any free one."""
    hosts: frozenset[str] = frozenset()
    """Further host names that the server answers to, in lower case."""
    origins: frozenset[str] = frozenset()
    """Origins of other sites whose pages may ask: `https://wiki.example`, as browsers send them."""
    token_file: Path | None = None
    """The file with the tokens that are let in; None for none."""
    token: str = field(default="", repr=False)
    """A token that is let in; empty for none. Without a file and a token, everyone is."""
    no_auth: bool = False
    """Whether a server that other machines reach may let everyone in."""
    proxies: int = 0
    """Reverse proxies in front of the server, whose `X-Forwarded-*` headers are believed."""
    address_rate: str = "3000/minute"
    """Questions from one IP address: far more than a person asks, few enough that others are answered."""
    socket_rate: str = "120/minute"
    """Questions over one WebSocket."""
    max_sockets: int = 112
    """WebSockets open at once. Each holds a thread of the server."""
    watch: bool = False
    """Whether notes are ingested again when they change."""
    feedback: Path | None = None
    """The file that votes are appended to; None is `feedback_file` beside the index."""
    reranker: str = ""
    """Folder or name of a cross-encoder that ranks the first hits again; empty for none."""
    mcp: bool = False
    """Whether the web server answers MCP's streamable HTTP at `/mcp`."""
    link: str = SOURCE_PAGE
    """URL of cited lines in an editor, such as `vscode://file{path}:{start}`.

    It is the `url` in the JSON of the command line. The web server links to its own source pages, and to this beside
    them where it is set.
    """

    log: str = "text"
    """How a server logs: `text` for warnings and errors in words, `json` for a line of JSON for each request too."""
    log_questions: bool = False
    """Whether the lines of JSON hold the questions' text."""
    llm: str = ""
    """URL of an OpenAI-compatible API, up to and with `/v1`, whose model writes over the passages; empty for none."""
    llm_model: str = "default"
    """The model that is asked there."""
    llm_key: str = field(default="", repr=False)
    """Sent there as a Bearer token; empty for none."""
    keep_questions: int = 0
    """How many of the last questions a server keeps beside the index, for its page of insights."""

    @property
    def feedback_file(self) -> Path:
        return self.feedback or self.index_dir.parent / f"{self.index_dir.name}-feedback.jsonl"

    @classmethod
    def from_env(cls) -> Settings:
        """Read the environment. An empty variable counts as not set.

        Raise `SettingsError` for a value that cannot be used, and for a variable of this prefix that is no setting.
        """
        given = [name for name, text in os.environ.items() if name.startswith(PREFIX) and text]
        for name in given:
            if name not in VARIABLES:
                raise SettingsError(_unknown(name))
        if not given:
            return cls()
        if given == ["CITEWELL_INDEX"]:  # without environs: its import would add 30 ms to every `citewell ask`
            return cls(index_dir=Path(os.environ["CITEWELL_INDEX"]))
        return cls(**_read_all(given))


VARIABLES = {
    "CITEWELL_INDEX": "index_dir",
    "CITEWELL_CORPUS": "corpus",
    "CITEWELL_HOST": "host",
    "CITEWELL_PORT": "port",
    "CITEWELL_HOSTS": "hosts",
    "CITEWELL_ORIGINS": "origins",
    "CITEWELL_TOKEN_FILE": "token_file",
    "CITEWELL_TOKEN": "token",
    "CITEWELL_NO_AUTH": "no_auth",
    "CITEWELL_PROXIES": "proxies",
    "CITEWELL_ADDRESS_RATE": "address_rate",
    "CITEWELL_SOCKET_RATE": "socket_rate",
    "CITEWELL_MAX_SOCKETS": "max_sockets",
    "CITEWELL_WATCH": "watch",
    "CITEWELL_FEEDBACK": "feedback",
    "CITEWELL_RERANKER": "reranker",
    "CITEWELL_MCP": "mcp",
    "CITEWELL_LINK": "link",
    "CITEWELL_LLM": "llm",
    "CITEWELL_LLM_MODEL": "llm_model",
    "CITEWELL_LLM_KEY": "llm_key",
    "CITEWELL_LOG": "log",
    "CITEWELL_LOG_QUESTIONS": "log_questions",
    "CITEWELL_KEEP_QUESTIONS": "keep_questions",
}
"""Environment variable -> field of `Settings`."""


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    names = [variable.removeprefix(PREFIX) for variable in VARIABLES]
    nearest = get_close_matches(name.removeprefix(PREFIX), names, n=1)
    advice = f"did you mean {PREFIX}{nearest[0]}?" if nearest else f"the settings are {', '.join(VARIABLES)}"
    return f"{name} is not a setting; {advice}"


def _read_all(names: list[str]) -> dict[str, Any]:
    from environs import Env, EnvValidationError

    env, values = Env(), {}
    for name in names:
        try:
            values[VARIABLES[name]] = _read(env, name)
        except EnvValidationError as error:
            (problem,) = error.error_messages
            problem = f"{problem[:1].lower()}{problem[1:].rstrip('.')}"
            raise SettingsError(f"{name} is {os.environ[name]!r}: {problem}") from error
    return values


def _read(env: Env, name: str) -> Any:
    from environs import validate

    match VARIABLES[name]:
        case "port":
            return env.int(name, validate=validate.Range(0, 65535))
        case "max_sockets" | "keep_questions" | "proxies":
            return env.int(name, validate=validate.Range(min=0))
        case "watch" | "log_questions" | "mcp" | "no_auth":
            return env.bool(name)
        case "hosts":
            hosts: list[str] = env.list(name)
            return frozenset(host.strip().lower() for host in hosts if host.strip())
        case "origins":
            origins: list[str] = env.list(name)
            return frozenset(_origin(origin.strip()) for origin in origins if origin.strip())
        case "address_rate" | "socket_rate":
            return env.str(name, validate=_check_rate)
        case "link":
            return env.str(
                name, validate=validate.Regexp(r".*\{(source|path)\}", error="It must contain {{source}} or {{path}}.")
            )
        case "log":
            return env.str(name, validate=validate.OneOf(LOGS, error="It must be one of: {choices}."))
        case "llm":
            return env.str(name, validate=validate.Regexp(r"https?://[^\s/]+", error="It must be a URL with http."))
        case "host" | "reranker" | "token" | "llm_model" | "llm_key":
            return env.str(name)
        case _:
            return env.path(name)


def _check_rate(text: str) -> None:
    from environs import ValidationError
    from limits import parse

    try:
        parse(text)
    except ValueError as error:
        raise ValidationError("It must be a rate such as 60/minute.") from error


def _origin(text: str) -> str:
    """Return an origin as browsers send it: in lower case, without the port that its scheme has by default."""
    from urllib.parse import urlsplit

    from environs import EnvValidationError

    default_ports = {"http": ":80", "https": ":443"}
    try:
        parts = urlsplit(text.lower())
        valid = parts.scheme in default_ports and parts.hostname and "@" not in parts.netloc and parts.port != 0
    except ValueError:  # the port is no number
        valid = False
    if not valid or text.lower() != f"{parts.scheme}://{parts.netloc}":
        problem = f"{text!r} is not an origin such as https://wiki.example or http://localhost:3000."
        raise EnvValidationError(problem, [problem])
    return text.lower().removesuffix(default_ports[parts.scheme])
