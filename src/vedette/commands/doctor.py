"""``vedette doctor``: what is installed, what is found, and what would make it better."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

import click

from .. import __version__
from ..errors import VedetteError
from .options import setting

PACKAGES = ("spacy", "trafilatura", "sqlalchemy", "fastapi", "pyarrow")

TRIAL = (
    b"<html><head><title>Town falls</title></head><body><article><p>Government forces captured the town of Mayadin in "
    b"eastern Syria on Friday, the Syrian Observatory for Human Rights said.</p></article></body></html>"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was found, whether Vedette can do without it, and what would help."""

    what: str
    found: str
    mark: str = "ok"
    advice: str = ""


@click.command()
@setting("gazetteer")
@setting("parties")
@setting("reader")
@click.pass_context
def doctor(context: click.Context, gazetteer: str, parties: str, reader: str) -> None:
    """Say what is installed, which gazetteer, model and readers are found, and what would make it better.

    Ends with status 1 if something that is needed is missing.
    """
    findings = list(_examine(Path(gazetteer) if gazetteer else None, Path(parties) if parties else None, reader))
    colours = {"ok": "green", "better": "yellow", "missing": "red"}
    for finding in findings:
        mark = click.style(f"{finding.mark:8}", fg=colours[finding.mark])
        click.echo(f"{mark}{finding.what:12}{finding.found}")
        if finding.advice:
            click.echo(f"{'':20}{finding.advice}")
    context.exit(1 if any(finding.mark == "missing" for finding in findings) else 0)


def _examine(gazetteer: Path | None, parties: Path | None, reader: str) -> Iterator[Finding]:
    yield Finding("vedette", f"{__version__} on Python {platform.python_version()}, {platform.system()}")
    for package in PACKAGES:
        yield _package(package)
    yield _tried("model", _model)
    yield _tried("readers", lambda: _readers(reader))
    yield _tried("gazetteer", lambda: _gazetteer(gazetteer))
    yield _tried("parties", lambda: _registry(parties))
    yield _tried("reading", lambda: _trial(reader, gazetteer, parties))
    yield _page()


def _package(name: str) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(name, "not installed", "missing", f"pip install {name}")


def _tried(what: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except VedetteError as error:
        return Finding(what, "not usable", "missing", str(error))


def _model() -> Finding:
    from ..extract import language

    language.load()
    return Finding("model", str(language.model_package()))


def _readers(chosen: str) -> Finding:
    from ..extract import readers

    names = sorted(readers())
    if chosen in names:
        return Finding("readers", ", ".join(names))
    return Finding(
        "readers", ", ".join(names), "missing", f"no reader is named {chosen!r}: choose one of these with --reader"
    )


def _gazetteer(path: Path | None) -> Finding:
    from ..ground.compile import default_path
    from ..ground.gazetteer import Gazetteer

    file = path or default_path()
    Gazetteer.open(file).close()
    advice = "for every village, GeoNames' allCountries.txt: vedette gazetteer build --geonames allCountries.txt"
    return Finding("gazetteer", f"{file} ({file.stat().st_size / 1e6:.0f} MB)", "better", advice)


def _registry(extra: Path | None) -> Finding:
    from ..ground.registry import Registry

    entries = Registry.load(extra).entries
    return Finding("parties", f"{len(entries):,} in the registry{f', with those of {extra}' if extra else ''}")


def _trial(reader: str, gazetteer: Path | None, parties: Path | None) -> Finding:
    """A web page of one sentence, read from its bytes to its claims."""
    from ..acquire.pages import make_page
    from ..journey import Reading
    from ..model import Hints
    from ..tools import open_journey

    page = make_page("trial page", TRIAL, "text/html", Hints(published=date(2017, 10, 14)))
    outcome = next(open_journey(reader, gazetteer, parties).read([page]))
    if isinstance(outcome, Reading):
        return Finding("reading", f"{len(outcome.claims)} claims in a trial page")
    return Finding("reading", outcome.reason, "missing", "run make setup again")


def _page() -> Finding:
    if files("vedette.serve").joinpath("page", "index.html").is_file():
        return Finding("page", "built")
    return Finding("page", "not built", "better", "make setup builds it; without it vedette serve answers only its API")
