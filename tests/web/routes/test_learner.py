"""Progress in study mode: one file on this machine, one for each browser on a shared server."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from citewell.assistant import Settings
from citewell.index import Index, load_index
from citewell.web import create_app
from tests.conftest import Ingest
from tests.web.routes.problem import problem
from tests.web.routes.test_study import NOTES, rate, sitting

ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def index(ingested: Ingest) -> Index:
    return load_index(ingested(NOTES))


@pytest.fixture
def shared(index: Index) -> Flask:
    return create_app(index, Settings(host="0.0.0.0", index_dir=index.index_dir))


def browser(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.environ_base |= ELSEWHERE
    return client


def test_on_this_machine_there_is_no_cookie_and_one_progress(index: Index) -> None:
    app = create_app(index, Settings(index_dir=index.index_dir))
    one, other = app.test_client(), app.test_client()
    response = one.get("/api/study")
    assert "Set-Cookie" not in response.headers
    assert rate(one, response.get_json()["card"], 4) == 201
    assert sitting(other)["counts"]["later"] == 1


def test_on_a_shared_server_each_browser_has_its_own_progress(shared: Flask) -> None:
    one, other = browser(shared), browser(shared)
    response = one.get("/api/study")
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert rate(one, response.get_json()["card"], 4) == 201
    assert sitting(one)["counts"]["later"] == 1
    assert sitting(other)["counts"]["later"] == 0
    assert "Set-Cookie" not in one.get("/api/study").headers


@pytest.mark.parametrize("cookie", ["", "../../secret", "x" * 500])
def test_a_rating_without_a_known_cookie_is_refused(shared: Flask, index: Index, cookie: str) -> None:
    client = browser(shared)
    if cookie:
        client.set_cookie("citewell_learner", cookie)
    response = client.post("/api/study", json={"key": "0" * 16, "rating": 3, "reviews": 0})
    assert (response.status_code, problem(response)["code"]) == (403, "no_learner")
    assert list(index.index_dir.parent.glob("*-study*")) == []
