"""The guides say what the code does: their parts that come from the code are up to date, and nothing is left out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from vedette.codebook import KINDS, codebook
from vedette.errors import VedetteError
from vedette.settings import SETTINGS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = _generator()


@pytest.mark.parametrize("name", GENERATOR.PARTS)
def test_generated_parts_are_up_to_date(name: str) -> None:
    file, part = GENERATOR.PARTS[name]
    guide = (DOCS / file).read_text(encoding="utf-8")
    assert GENERATOR.replaced(guide, name, part()) == guide, "run: .venv/bin/python docs/generate.py"


def test_the_guide_to_reading_and_merging_lists_every_module_once() -> None:
    guide = (DOCS / GENERATOR.READING).read_text(encoding="utf-8")
    assert GENERATOR.with_modules(guide) == guide, "run: .venv/bin/python docs/generate.py"
    here = [
        (stage, path.stem)
        for stage in ("extract", "ground", "merge")
        for path in (GENERATOR.SOURCE / stage).glob("*.py")
        if path.stem != "__init__"
    ]
    assert sorted(GENERATOR.modules_listed(guide)) == sorted(here), "name it in docs/reading.md"


def test_every_command_and_option_is_documented() -> None:
    guide = (DOCS / "cli.md").read_text(encoding="utf-8")
    for path in GENERATOR.command_paths():
        assert f"### `{' '.join(path)}`" in guide
        command = GENERATOR.main
        for name in path[1:]:
            command = command.commands[name]
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or option in guide, f"{' '.join(path)} {option}"


def test_every_option_says_what_it_does() -> None:
    for path in GENERATOR.command_paths():
        command = GENERATOR.main
        for name in path[1:]:
            command = command.commands[name]
        assert command.help, path
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or parameter.help, f"{' '.join(path)} {parameter.name}"


def test_every_setting_is_an_option_somewhere() -> None:
    guide = (DOCS / "cli.md").read_text(encoding="utf-8")
    for setting in SETTINGS:
        assert setting.variable in guide


def test_every_type_is_in_the_guide() -> None:
    guide = (DOCS / "claims.md").read_text(encoding="utf-8")
    assert {kind for kind, _ in codebook()} == set(KINDS)
    for entry in codebook().values():
        assert f"| `{entry.name}` | {entry.label} | {entry.means} |" in guide


def test_the_error_tree_is_drawn_whole() -> None:
    """errors.py opens with the tree of all errors."""
    import vedette.errors

    drawing = vedette.errors.__doc__ or ""
    for error in _below(VedetteError):
        assert error.__module__ != "vedette.errors" or error.__name__ in drawing


def test_every_guide_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for guide in DOCS.glob("*.md"):
        assert f"docs/{guide.name}" in readme


def _below(error: type[Exception]) -> list[type[Exception]]:
    return [error, *(one for child in error.__subclasses__() for one in _below(child))]
