"""``vedette judge``: say what is right or wrong with a reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from .options import setting
from .slots import party_of, place_of, slots

Command = Callable[..., Any]


@click.group()
def judge() -> None:
    """Say what is right or wrong with a reading: nothing is overwritten, and a judgement is undone by another.

    A subject is the id of a claim or of an event (all of its claims). docs/judgements.md tells which word counts.
    """


def _judging(command: Command) -> Command:
    """Adds what every judgement needs: the record, who judges, and why."""
    options = (
        setting("record"),
        setting("who"),
        click.option("--why", default="", help="Why, in your own words."),
        click.option("--later", is_flag=True, help="Do not compute events and holders anew now: vedette run does."),
    )
    for option in options:
        command = option(command)
    return command


def _gazetteers(command: Command) -> Command:
    """Adds where names of places and parties are looked up."""
    return setting("gazetteer")(setting("parties")(command))


@judge.command()
@click.argument("subject")
@_judging
def confirm(subject: str, **given: Any) -> None:
    """SUBJECT is read right."""
    _keep(given, subject, "confirm")


@judge.command()
@click.argument("subject")
@_judging
def reject(subject: str, **given: Any) -> None:
    """The report does not say that: SUBJECT counts for nothing."""
    _keep(given, subject, "reject")


@judge.command()
@click.argument("subject")
@click.option("--set", "settings", metavar="SLOT=VALUE", multiple=True, required=True, help="A slot, and what it says.")
@_gazetteers
@_judging
def edit(subject: str, settings: tuple[str, ...], gazetteer: str, parties: str, **given: Any) -> None:
    """SUBJECT says something else: --set type=clash --set place=Mayadin --set time=2017-11-03..2017-11-05.

    An empty value empties the slot; parties are parted by ;. A value may be JSON in the form of the claim record.
    """
    _keep(given, subject, "edit", slots(settings, _path(gazetteer), _path(parties)))


@judge.command()
@click.argument("subject")
@click.argument("others", nargs=-1, required=True)
@_judging
def merge(subject: str, others: tuple[str, ...], **given: Any) -> None:
    """SUBJECT and OTHERS (claims or events) tell of the same happening."""
    _keep(given, subject, "merge", {"with": list(others)})


@judge.command()
@click.argument("event")
@click.argument("claims", nargs=-1, required=True)
@_judging
def split(event: str, claims: tuple[str, ...], **given: Any) -> None:
    """These CLAIMS tell of another happening than the rest of EVENT."""
    _keep(given, event, "split", {"claims": list(claims)})


@judge.command()
@click.argument("subject")
@click.argument("name")
@click.option("--at", type=(float, float), metavar="LAT LON", help="Where it lies; else the gazetteer is asked.")
@click.option("--for", "meant", metavar="NAME", help="Only where the record shows a place of this name (or id).")
@_gazetteers
@_judging
def place(subject: str, name: str, at: tuple[float, float] | None, meant: str | None, **given: Any) -> None:
    """SUBJECT is at the place NAME. Of a whole report, or of all (the word record), say --for which name."""
    change = {"place": place_of(name, _path(given.pop("gazetteer")), at)}
    given.pop("parties")
    _keep(given, subject, "place", change | ({"for": {"name": meant}} if meant else {}))


@judge.command()
@click.argument("subject")
@click.argument("name")
@click.option("--for", "meant", metavar="NAME", required=True, help="The name of the party as the record shows it.")
@_gazetteers
@_judging
def party(subject: str, name: str, meant: str, **given: Any) -> None:
    """The party that SUBJECT (a claim, event or report, or the word record) names so is NAME, or of that id."""
    given.pop("gazetteer")
    _keep(given, subject, "party", {"party": party_of(name, _path(given.pop("parties"))), "for": {"name": meant}})


@judge.command()
@click.argument("report")
@click.option("--quote", required=True, help="The report's own words, exactly, that say it.")
@click.option("--kind", default="event", show_default=True, help="The kind of claim.")
@click.option("--type", "sort", required=True, help="The type of claim; docs/claims.md lists them.")
@click.option("--set", "settings", metavar="SLOT=VALUE", multiple=True, help="A further slot, as for edit.")
@_gazetteers
@_judging
def add(report: str, settings: tuple[str, ...], gazetteer: str, parties: str, **given: Any) -> None:
    """REPORT says this, too: a claim read by hand."""
    form = slots(settings, _path(gazetteer), _path(parties))
    words = given.pop("quote")
    form |= {"kind": given.pop("kind"), "type": given.pop("sort"), "quote": {"exact": words, "start": 0, "end": 0}}
    _keep(given, report, "add", {"claim": form})


@judge.command()
@click.argument("report")
@click.option("--of", "original", metavar="REPORT", help="The report that it is a copy of; left out: it is no copy.")
@_judging
def copy(report: str, original: str | None, **given: Any) -> None:
    """REPORT is a copy of another, or (without --of) no copy."""
    _keep(given, report, "copy", {"of": original})


@judge.command()
@click.argument("judgement")
@_judging
def undo(judgement: str, **given: Any) -> None:
    """JUDGEMENT shall not have been made."""
    _keep(given, judgement, "undo")


def _keep(given: Mapping[str, Any], subject: str, verdict: str, change: Mapping[str, Any] | None = None) -> None:
    from ..tools import open_record

    with open_record(given["record"], create=False) as opened:
        made = opened.add_judgement(subject, verdict, given["who"], given["why"], change)
        if not given["later"]:
            opened.refresh()
    click.echo(made.judgement_id)


def _path(words: str) -> Path | None:
    return Path(words) if words else None
