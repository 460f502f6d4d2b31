"""Writes the parts of the guides that come from the code: the codebook, the settings, the help of every command, and
what each module of reading and merging is for.

    .venv/bin/python docs/generate.py

Each part stands between ``<!-- NAME -->`` and ``<!-- end NAME -->``, a list of modules between
``<!-- modules of STAGE: NAME NAME … -->`` and ``<!-- end modules -->``. A test fails where one is out of date.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from vedette.cli import main
from vedette.codebook import KINDS, codebook
from vedette.settings import SETTINGS

DOCS = Path(__file__).parent
SOURCE = DOCS.parent / "src" / "vedette"
MODULES = re.compile(r"(<!-- modules of (\w+): ([\w ]+) -->\n).*?(<!-- end modules -->)", re.DOTALL)
READING = "reading.md"


def codebook_part() -> str:
    return "\n\n".join("\n".join(_kind_table(kind)) for kind in KINDS)


def _kind_table(kind: str) -> Iterator[str]:
    equivalents = kind == "event"
    yield f"#### `{kind}`\n"
    yield f"| type | label | what it covers |{' ACLED sub-event | PLOVER |' if equivalents else ''}"
    yield f"| --- | --- | --- |{' --- | --- |' if equivalents else ''}"
    for entry in codebook().values():
        if entry.kind == kind:
            also = f" {entry.acled or ''} | {entry.plover or ''} |" if equivalents else ""
            yield f"| `{entry.name}` | {entry.label} | {entry.means} |{also}"


def settings_part() -> str:
    rows = [f"| `{one.variable}` | `{one.default}` | {one.meaning} |".replace("``", "") for one in SETTINGS]
    return "\n".join(["| variable | default | what it means |", "| --- | --- | --- |", *rows])


def commands_part() -> str:
    return "\n\n".join(f"### `{' '.join(path)}`\n\n```text\n{_help(path)}\n```" for path in command_paths())


def command_paths(command: click.Command = main, path: tuple[str, ...] = ("vedette",)) -> Iterator[tuple[str, ...]]:
    """The words that call each command, the program itself first."""
    yield path
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from command_paths(command.commands[name], (*path, name))


def _help(path: tuple[str, ...]) -> str:
    command: click.Command = main
    context = click.Context(main, info_name="vedette", terminal_width=96, help_option_names=["-h", "--help"])
    for name in path[1:]:
        assert isinstance(command, click.Group)
        command = command.commands[name]
        context = click.Context(command, info_name=name, parent=context, terminal_width=96)
    return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


PARTS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "codebook": ("claims.md", codebook_part),
    "settings": ("settings.md", settings_part),
    "commands": ("cli.md", commands_part),
}
"""Each part's name, the guide it stands in, and what writes it."""


def replaced(guide: str, name: str, part: str) -> str:
    """The guide with its part of this name written anew."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
    written, count = pattern.subn(lambda match: f"{match[1]}\n{part}\n\n{match[2]}", guide)
    if count != 1:
        raise LookupError(f"the guide has no part between <!-- {name} --> and <!-- end {name} -->")
    return written


def with_modules(guide: str) -> str:
    """The guide with its lists of modules written anew, each module in the first sentence of its own docstring."""
    return MODULES.sub(lambda m: f"{m[1]}{''.join(_told(m[2], name) for name in m[3].split())}{m[4]}", guide)


def modules_listed(guide: str) -> list[tuple[str, str]]:
    """The stage and the name of each module in the guide's lists, in order."""
    return [(m[2], name) for m in MODULES.finditer(guide) for name in m[3].split()]


def _told(stage: str, name: str) -> str:
    docstring = ast.get_docstring(ast.parse((SOURCE / stage / f"{name}.py").read_text(encoding="utf-8"))) or ""
    first = re.split(r"(?<=[.;])\s+(?=[A-Zit])", docstring.split("\n\n")[0].replace("\n", " "))[0]
    return f"- `{name}.py`: {first.rstrip(';').replace('``', '`')}\n"


if __name__ == "__main__":
    reading = DOCS / READING
    reading.write_text(with_modules(reading.read_text(encoding="utf-8")), encoding="utf-8")
    for name, (file, part) in PARTS.items():
        path = DOCS / file
        path.write_text(replaced(path.read_text(encoding="utf-8"), name, part()), encoding="utf-8")
