"""Query strings as the values of a model: `?limit=3&explain=true&history=one&history=two`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from werkzeug.datastructures import MultiDict

from citewell.web.models.errors import RequestError

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
BOOLEANS = {"true": True, "false": False}


def query_values(model: type[BaseModel], arguments: MultiDict[str, str]) -> dict[str, Any]:
    """Return the arguments that the model names, with numbers and booleans as such, to be checked by the model.

    Raise `RequestError` for an argument that is given twice and is no list. What is no number or boolean stays text,
    which the model refuses.
    """
    return {name: _value(name, kind, arguments.getlist(name)) for name, kind in _types(model) if name in arguments}


def _value(name: str, kind: str, texts: list[str]) -> Any:
    if kind == "array":
        return texts
    if len(texts) > 1:
        raise RequestError(f"bad_{name}", f"`{name}` is given {len(texts)} times; give it once.", name)
    text = texts[0]
    if kind == "integer" and INTEGER.fullmatch(text):
        return int(text)
    return BOOLEANS.get(text, text) if kind == "boolean" else text


@lru_cache
def _types(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Return each field of a model with its JSON type, of a field that may be null the other one."""
    properties = model.model_json_schema()["properties"]
    return [(name, value_schema(schema)["type"]) for name, schema in properties.items()]


def value_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field's value without null, which no query string can hold."""
    options: list[dict[str, Any]] = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    if len(options) != 1:
        return schema
    return {name: value for name, value in schema.items() if name not in ("anyOf", "default")} | options[0]
