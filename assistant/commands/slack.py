"""`citewell slack`: answer in Slack."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

from citewell.assistant.commands.errors import ExitsWithTwo
from citewell.assistant.commands.options import index_option
from citewell.assistant.settings import Settings

API_URL = "https://slack.com/api/"


@click.command()
@index_option
def slack(index_dir: Path) -> None:
    """Answer mentions and the command /citewell in Slack.

    Reads the tokens of the Slack app from SLACK_BOT_TOKEN and SLACK_APP_TOKEN; docs/slack.md says how to make them.
    Exits with 2 without them.
    """
    bot_token, app_token = os.environ.get("SLACK_BOT_TOKEN", ""), os.environ.get("SLACK_APP_TOKEN", "")
    if not (bot_token.startswith("xoxb-") and app_token.startswith("xapp-")):
        raise ExitsWithTwo("set SLACK_BOT_TOKEN (xoxb-...) and SLACK_APP_TOKEN (xapp-...); see docs/slack.md")
    try:
        from citewell.assistant.slack.run import Slack, serve_slack
    except ModuleNotFoundError as error:
        raise ExitsWithTwo(f"{error.name} is not installed; run: pip install 'citewell[slack]'") from error
    api_url = os.environ.get("SLACK_API_URL") or API_URL
    serve_slack(replace(Settings.from_env(), index_dir=index_dir), Slack(bot_token, app_token, api_url))
