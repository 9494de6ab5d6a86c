"""Run the bot in socket mode: it connects to Slack, so nothing of this machine need be reachable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from citewell.assistant.mcp.notes import LatestNotes
from citewell.assistant.settings import SOURCE_PAGE, Settings
from citewell.assistant.slack.app import slack_app
from citewell.index import CitewellError


class SlackError(CitewellError):
    """Slack cannot be reached, or refuses a token."""


@dataclass(frozen=True, slots=True)
class Slack:
    """How to reach Slack."""

    bot_token: str
    app_token: str
    api_url: str
    """Of the Web API, with a slash at its end."""


def serve_slack(settings: Settings, slack: Slack) -> None:
    """Answer in Slack until Ctrl-C.

    Raise `IndexStoreError` for an index that cannot be loaded, and `SlackError`.
    """
    notes = LatestNotes(replace(settings, link=permalinks(settings)))
    client = WebClient(slack.bot_token, base_url=slack.api_url)
    check_tokens(client, slack)
    handler = SocketModeHandler(slack_app(client, notes, settings.feedback_file), slack.app_token)
    handler.connect()  # type: ignore[no-untyped-call]
    print("Citewell answers in Slack (Ctrl-C stops it)", flush=True)
    try:
        Event().wait()
    except KeyboardInterrupt:
        handler.close()  # type: ignore[no-untyped-call]


def check_tokens(client: WebClient, slack: Slack) -> None:
    """Raise `SlackError` for a token that Slack refuses: connecting would log it and go on."""
    calls: dict[str, Callable[[], object]] = {
        "SLACK_BOT_TOKEN": client.auth_test,
        "SLACK_APP_TOKEN": lambda: client.apps_connections_open(app_token=slack.app_token),
    }
    for name, call in calls.items():
        try:
            call()
        except SlackApiError as error:
            raise SlackError(f"Slack refuses {name}: {error.response.get('error')}") from error
        except (SlackClientError, OSError) as error:
            raise SlackError(f"Slack cannot be reached at {slack.api_url}: {error}") from error


def permalinks(settings: Settings) -> str:
    """Return the template of the permalinks: that of the settings, else the pages of the server on this machine."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}{SOURCE_PAGE}" if settings.link == SOURCE_PAGE else settings.link
