"""`/admin/insights`: what to write next in the notes, from what was asked, declined and voted down."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, render_template

from citewell.assistant import last_votes
from citewell.web.insights.plot import HEIGHT, VERDICTS, WIDTH, bars, counts
from citewell.web.insights.tables import DAYS, MOST_ROWS, asked_often, by_day, most_declined, most_voted_down
from citewell.web.routes.administration import check_administrator
from citewell.web.routes.urls import source_url
from citewell.web.service import service

insights = Blueprint("insights", __name__)

MOST_VOTES = 10_000
"""The last votes that are counted. They are read in a tenth of a second."""


@insights.get("/admin/insights")
def show() -> str:
    check_administrator()
    here = service()
    asked = here.question_log.all()
    rows = asked_often(asked)
    now = datetime.now().astimezone()
    days = by_day(asked, now.date(), lambda at: at.astimezone(now.tzinfo))
    return render_template(
        "insights.html",
        name=here.index.manifest.name,
        kept=len(asked),
        limit=here.settings.keep_questions,
        declined=most_declined(rows)[:MOST_ROWS],
        often=rows[:MOST_ROWS],
        voted_down=most_voted_down(last_votes(here.settings.feedback_file, MOST_VOTES))[:MOST_ROWS],
        documents=here.index.documents,
        days=days,
        bars=list(bars(days)),
        most=max(sum(counts(day)) for day in days),
        totals={verdict: sum(getattr(day, verdict) for day in days) for verdict in VERDICTS},
        size=(WIDTH, HEIGHT),
        day_count=DAYS,
        source_url=source_url,
    )
