"""The layout holds: imports point one way, folders know their order, each large library has one home."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = {  # a folder imports those before it and itself, never one after it
    "index": ("types", "errors", "lazy", "read", "cut", "search", "embed", "store", "ingestion"),
    "assistant": (
        "limits",
        "stages",
        "settings",
        "tokens",
        "types",
        "html",
        "ask",
        "rank",
        "show",
        "terminal",
        "study",
        "context",
        "synthesis",
        "pipeline",
        "python",
        "library",
        "mcp",
        "judge",
        "slack",
        "chat",
        "commands",
    ),
    "web": (
        "texts",
        "models",
        "sockets",
        "access",
        "metrics",
        "insights",
        "service",
        "machines",
        "routes",
        "openai",
        "widget",
        "run",
    ),
}
PACKAGES = tuple(ORDER)  # each imports those before it
DOORS = {"__init__", "__main__"}  # they only import and call
HOMES = {
    "faiss": "index/search/dense.py",
    "flask": "web/",
    "flask_sock": "web/",
    "fsrs": "assistant/study/schedule.py",
    "genanki": "assistant/study/anki.py",
    "gunicorn": "web/",
    "mcp": "assistant/mcp/",
    "slack_bolt": "assistant/slack/",
    "prompt_toolkit": "assistant/chat/",
    "sentence_transformers": "index/embed/",
    "tiktoken": "index/cut/tokens.py",
    "torch": "index/embed/",
}


@cache
def imports() -> tuple[tuple[str, str], ...]:
    """Return every (file, imported module) of the packages, imports inside functions included."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), module)
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for module in modules(path.read_text(encoding="utf-8"))
    )


def modules(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module, "imports are absolute here"
            assert not node.level, "imports are absolute here"
            yield node.module


def own_imports() -> list[tuple[str, str, str, str]]:
    """Return (file, its package, imported package, the rest of the module's name) for imports among the packages."""
    found = []
    for file, module in imports():
        parts = module.split(".")
        if parts[0] == "citewell" and file != "assistant/citewell/__init__.py":
            found.append((file, file.split("/")[0], parts[1], ".".join(parts[2:])))
    return found


def room(file: str) -> str:
    """Return the folder or module directly below a package that a file belongs to."""
    return file.split("/")[1].removesuffix(".py")


def test_imports_inside_functions_are_seen() -> None:
    assert list(modules("def f():\n    import a.b\n    from c.d import e")) == ["a.b", "c.d"]


def test_there_are_imports_to_check() -> None:
    assert {package for _, _, package, _ in own_imports()} == {"index", "assistant", "web"}


def test_packages_import_one_way() -> None:
    backwards = {
        (file, imported)
        for file, package, imported, _ in own_imports()
        if PACKAGES.index(imported) > PACKAGES.index(package)
    }
    assert backwards == set()


def test_another_package_is_entered_by_its_door() -> None:
    inside = {(file, imported, rest) for file, package, imported, rest in own_imports() if package != imported and rest}
    assert inside == set()


def test_folders_of_a_package_import_one_way() -> None:
    backwards = set()
    for file, package, imported, rest in own_imports():
        if package == imported and room(file) not in DOORS and rest:
            order = ORDER[package]
            if order.index(rest.split(".")[0]) > order.index(room(file)):
                backwards.add((file, rest))
    assert backwards == set()


@pytest.mark.parametrize("package", ORDER)
def test_the_order_names_every_folder_and_module(package: str) -> None:
    there = {
        path.stem
        for path in (ROOT / package).iterdir()
        if path.suffix == ".py" or (path.is_dir() and (path / "__init__.py").exists())
    }
    assert there - DOORS - {"citewell"} == set(ORDER[package])


@pytest.mark.parametrize("library", HOMES)
def test_a_large_library_has_one_home(library: str) -> None:
    users = {file for file, module in imports() if module.split(".")[0] == library}
    assert users
    assert {file for file in users if not file.startswith(HOMES[library])} == set()


def test_every_folder_of_code_is_packaged() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {
        path.parent.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("__init__.py")
    }
    places = {}
    for name in setup["packages"]:
        top = ".".join(name.split(".")[:2])
        places[name] = "/".join([setup["package-dir"][top], *name.split(".")[2:]])
    assert set(places.values()) == folders | {"corpus"}


@pytest.mark.parametrize(
    "module", sorted({file for file, _ in imports() if room(file) not in DOORS and "__init__" not in file})
)
def test_every_module_has_its_tests(module: str) -> None:
    """A module is tested by the file of its name in the same folder of tests/, or by the one that is named here."""
    folder, _, name = module.rpartition("/")
    own = f"tests/{folder}/test_{name}"
    assert (ROOT / TESTED_BY.get(module, own)).is_file(), own


TESTED_BY: dict[str, str] = {
    "web/models/synthesis.py": "tests/web/routes/v1/test_synthesis.py",
    "assistant/synthesis/client.py": "tests/assistant/synthesis/test_write.py",
    "assistant/synthesis/types.py": "tests/assistant/synthesis/test_write.py",
    "assistant/synthesis/prompt.py": "tests/assistant/synthesis/test_write.py",
    "assistant/commands/slack.py": "tests/assistant/slack/test_slack.py",
    "assistant/slack/app.py": "tests/assistant/slack/test_slack.py",
    "assistant/slack/blocks.py": "tests/assistant/slack/test_slack.py",
    "assistant/slack/run.py": "tests/assistant/slack/test_slack.py",
    "assistant/slack/texts.py": "tests/assistant/slack/test_slack.py",
    "assistant/slack/threads.py": "tests/assistant/slack/test_slack.py",
    "web/openai/completion.py": "tests/web/openai/test_routes.py",
    "web/openai/models.py": "tests/web/openai/test_routes.py",
    "assistant/show/as_markdown.py": "tests/assistant/python/test_notebook.py",
    "web/models/context.py": "tests/web/routes/v1/test_context.py",
    "web/machines/llms.py": "tests/web/routes/test_machines.py",
    "web/machines/markdown.py": "tests/web/routes/test_machines.py",
    "assistant/judge/asked.py": "tests/web/insights/test_tables.py",
    "assistant/stages.py": "tests/web/metrics/test_metrics.py",
    "web/insights/plot.py": "tests/web/insights/test_tables.py",
    "web/metrics/state.py": "tests/web/metrics/test_metrics.py",
    "web/routes/administration.py": "tests/web/metrics/test_metrics.py",
    "web/routes/insights.py": "tests/web/insights/test_tables.py",
    "web/routes/request_log.py": "tests/web/metrics/test_logs.py",
    "web/routes/metrics.py": "tests/web/metrics/test_metrics.py",
    "assistant/commands/mcp.py": "tests/assistant/mcp/test_stdio.py",
    "assistant/mcp/answers.py": "tests/assistant/mcp/test_tools.py",
    "assistant/mcp/arguments.py": "tests/assistant/mcp/test_tools.py",
    "assistant/mcp/budget.py": "tests/assistant/mcp/test_tools.py",
    "assistant/mcp/clients.py": "tests/assistant/commands/test_install.py",
    "assistant/mcp/configuration.py": "tests/assistant/commands/test_install.py",
    "assistant/mcp/http.py": "tests/web/routes/test_mcp.py",
    "assistant/mcp/notes.py": "tests/assistant/mcp/test_stdio.py",
    "assistant/mcp/places.py": "tests/assistant/mcp/test_resources.py",
    "assistant/mcp/server.py": "tests/assistant/mcp/test_tools.py",
    "web/routes/guard.py": "tests/web/access/test_readers.py",
    "web/routes/login.py": "tests/web/access/test_readers.py",
    "web/routes/encode.py": "tests/web/routes/test_images.py",
    "web/routes/v1/ask.py": "tests/web/routes/test_api.py",
    "web/routes/v1/responses.py": "tests/web/routes/v1/test_openapi.py",
    "web/routes/v1/endpoints.py": "tests/web/routes/v1/test_openapi.py",
    "web/models/examples.py": "tests/web/routes/v1/test_openapi.py",
    "web/models/problem.py": "tests/web/routes/v1/test_openapi.py",
    "web/models/answer.py": "tests/web/routes/v1/test_openapi.py",
    "web/models/notes.py": "tests/web/routes/v1/test_notes.py",
    "web/routes/plain.py": "tests/web/page/test_without_scripts.py",
    "assistant/chat/commands.py": "tests/assistant/chat/test_loop.py",
    "assistant/context/left_out.py": "tests/assistant/context/test_pack.py",
    "assistant/context/pieces.py": "tests/assistant/context/test_pack.py",
    "assistant/context/relevance.py": "tests/assistant/context/test_pack.py",
    "assistant/context/render.py": "tests/assistant/context/test_pack.py",
    "assistant/context/trim.py": "tests/assistant/context/test_pack.py",
    "assistant/context/types.py": "tests/assistant/context/test_pack.py",
    "assistant/commands/errors.py": "tests/assistant/commands/test_cli.py",
    "assistant/commands/options.py": "tests/assistant/commands/test_cli.py",
    "assistant/commands/progress.py": "tests/assistant/commands/test_ingest.py",
    "assistant/judge/files.py": "tests/assistant/judge/test_judgements.py",
    "assistant/judge/formats/queries.py": "tests/assistant/judge/formats/test_read.py",
    "assistant/judge/formats/ragas.py": "tests/assistant/judge/formats/test_read.py",
    "assistant/judge/formats/trec.py": "tests/assistant/judge/formats/test_read.py",
    "assistant/judge/formats/verbatim.py": "tests/assistant/judge/formats/test_read.py",
    "assistant/judge/measures.py": "tests/assistant/judge/test_evaluation.py",
    "assistant/judge/question_sets.py": "tests/assistant/commands/test_evaluate.py",
    "assistant/judge/results.py": "tests/assistant/judge/test_compare.py",
    "assistant/judge/cases.py": "tests/retrieval/test_floors.py",
    "assistant/judge/report.py": "tests/assistant/judge/test_fit.py",
    "assistant/judge/selection.py": "tests/retrieval/test_floors.py",
    "assistant/limits.py": "tests/web/models/test_question.py",
    "assistant/rank/search.py": "tests/assistant/show/test_refine.py",
    "assistant/show/messages.py": "tests/assistant/terminal/test_answers.py",
    "assistant/show/notices.py": "tests/assistant/show/test_refine.py",
    "assistant/rank/features.py": "tests/assistant/rank/test_hits.py",
    "assistant/html/code.py": "tests/assistant/html/test_passages.py",
    "assistant/terminal/numbered_lines.py": "tests/assistant/terminal/test_answers.py",
    "assistant/terminal/places.py": "tests/assistant/commands/test_show.py",
    "assistant/study/encode.py": "tests/web/routes/test_study.py",
    "assistant/html/sanitise.py": "tests/assistant/html/test_passages.py",
    "assistant/terminal/sources.py": "tests/assistant/commands/test_show.py",
    "index/cut/nodes.py": "tests/index/cut/test_statements.py",
    "index/cut/tokens.py": "tests/index/test_corpus.py",
    "index/cut/tree.py": "tests/index/cut/test_chunking.py",
    "index/embed/encoder.py": "tests/index/embed/test_query_encoder.py",
    "index/ingestion/generation.py": "tests/index/store/test_generations.py",
    "index/lazy.py": "tests/assistant/test_pipeline.py",
    "index/read/boilerplate.py": "tests/index/read/test_markdown.py",
    "index/read/titled_boxes.py": "tests/index/read/test_forms.py",
    "index/read/underlines.py": "tests/index/read/test_markdown.py",
    "index/read/flashcards.py": "tests/index/read/test_forms.py",
    "index/read/files.py": "tests/index/read/test_documents.py",
    "index/read/headings.py": "tests/index/read/test_markdown.py",
    "index/read/hidden.py": "tests/index/cut/test_left_out.py",
    "index/read/html_details.py": "tests/index/read/test_forms.py",
    "index/read/question_labels.py": "tests/index/read/test_markdown.py",
    "index/read/lists.py": "tests/index/read/test_forms.py",
    "index/read/nodes.py": "tests/index/read/test_markdown.py",
    "index/read/question_headings.py": "tests/index/read/test_questions.py",
    "index/read/paragraphs.py": "tests/index/read/test_markdown.py",
    "index/read/sections.py": "tests/index/read/test_forms.py",
    "index/read/snapshot.py": "tests/index/read/test_documents.py",
    "index/search/retrievers.py": "tests/index/store/test_generations.py",
}
