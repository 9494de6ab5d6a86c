"""The rate limits of a service."""

from __future__ import annotations

import pytest

from citewell.assistant import Settings
from citewell.index import Index, load_index
from citewell.web.service import Service
from tests.conftest import Ingest


@pytest.fixture
def small_index(ingested: Ingest) -> Index:
    return load_index(ingested({"a.md": "## Q1: Why?\n\nBecause.\n"}))


def test_each_address_and_each_socket_has_its_own_rate(small_index: Index) -> None:
    service = Service.create(small_index, Settings(address_rate="3/minute", socket_rate="1/minute"))
    assert service.allows("1.1.1.1", "one")
    assert not service.allows("1.1.1.1", "one")
    assert service.allows("1.1.1.1", "two")
    assert service.allows("1.1.1.1")
    assert not service.allows("1.1.1.1", "three")
    assert service.allows("2.2.2.2")


def test_with_another_index_the_sockets_and_rates_stay(small_index: Index) -> None:
    service = Service.create(small_index, Settings(address_rate="1/minute"))
    service.allows("1.1.1.1")
    renewed = service.renewed(load_index(small_index.index_dir), "")
    assert renewed.sockets is service.sockets
    assert renewed.suggestions is not service.suggestions
    assert not renewed.allows("1.1.1.1")


def test_a_refused_index_changes_only_the_reason(small_index: Index) -> None:
    service = Service.create(small_index, Settings())
    refused = service.renewed(small_index, "it is damaged")
    assert refused.refused == "it is damaged"
    assert (refused.index, refused.suggestions) == (service.index, service.suggestions)
