"""``vedette judgements``, ``review`` and ``agreement``: the work of people on a record, listed, moved and measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from ..errors import JudgementError, SourceError
from ..model import Claim, Judgement
from .jsonl import json_line
from .options import setting
from .printing import heading, line, type_label
from .sentence import sentence
from .tally import counted

if TYPE_CHECKING:
    from ..record import Record

_SHOWN = 3
"""Claims of one thing to look at that are printed."""
FORMS = click.Choice(["csv", "jsonl"])


@click.group()
def judgements() -> None:
    """The judgements of a record: as a sheet for coders (CSV), or as JSON lines."""


@judgements.command()
@click.option("--format", "form", type=FORMS, default="csv", show_default=True, help="A sheet, or JSON lines.")
@setting("record")
def export(form: str, record: str) -> None:
    """Print all judgements, those undone too; import takes them back as they were."""
    from ..record.sheet import judgement_json, rows_of, write_sheet
    from ..tools import open_record

    with open_record(record, create=False) as opened:
        made = opened.judgements()
    if form == "csv":
        click.echo(write_sheet(rows_of(made)), nl=False)
        return
    for one in made:
        click.echo(json_line(judgement_json(one)))


@judgements.command("import")
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@setting("record")
@setting("who")
def import_(file: Iterable[str], record: str, who: str) -> None:
    """Add the judgements of FILE (a sheet or JSON lines; - is standard input): all, or none if one makes no sense.

    In a sheet, a row counts once its verdict is filled in, or the cells of its slots are changed. What the record has
    already is passed over.
    """
    from ..tools import open_record

    text = "".join(file)
    with open_record(record, create=False) as opened:
        made = _of_lines(text, who) if text.lstrip().startswith("{") else opened.coded(text, who)
        new = opened.import_judgements(made)
        opened.refresh()
    click.echo(f"{counted(new, 'judgement')} new of {len(made)}", err=True)


@judgements.command()
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="The most claims to list.")
@click.option("--report", help="All claims of this report, instead of what is most pressing.")
@setting("record")
@setting("who")
def sheet(limit: int, report: str | None, record: str, who: str) -> None:
    """Print a sheet (CSV) of claims to be coded: the most pressing first, or those of one report.

    Fill in the column verdict (confirm, reject), or change what a claim says; then: vedette judgements import.
    """
    from ..record.sheet import rows_to_code, write_sheet
    from ..tools import open_record

    with open_record(record, create=False) as opened:
        if report:
            opened.report(report)
            claims = list(opened.iter_claims(document_id=report))
        else:
            pressing = (key for one in opened.review(who=who or None) for key in one.claims)
            claims = [opened.claim(key) for key in list(dict.fromkeys(pressing))[:limit]]
        rows = list(rows_to_code(claims, who, partial(_around, opened)))
    click.echo(write_sheet(rows), nl=False)


def _around(record: Record, claim: Claim) -> dict[str, str]:
    """What a coder has to see of the report: its title, and the whole sentence."""
    report = record.report(claim.document_id)
    return {"title": report.title or "", "sentence": sentence(report, claim.quote)}


@judgements.command("list")
@setting("record")
def list_(record: str) -> None:
    """List the judgements that stand, and say which of them no longer find their claims."""
    from ..judging import standing
    from ..tools import open_record

    with open_record(record, create=False) as opened:
        said = standing(opened.judgements())
        lost = {one.judgement_id for one in opened.unattached()}
    for one in said:
        change = f" {json.dumps(dict(one.change), ensure_ascii=False)}" if one.change else ""
        why = f" ({one.why})" if one.why else ""
        mark = "  finds no claim" if one.judgement_id in lost else ""
        click.echo(f"{one.judgement_id}  {one.at[:10]}  {one.who}: {one.verdict} {one.subject}{change}{why}{mark}")
    click.echo(f"{counted(len(said), 'judgement')} stand, {len(lost)} without a claim", err=True)


@click.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The most lines to print.")
@click.option("--by", help="Leave out only what this person has judged, for a second coding.")
@setting("record")
def review(limit: int, by: str | None, record: str) -> None:
    """What to look at first: what much hangs on and is doubtful, and why; then vedette judge."""
    from ..tools import open_record

    with open_record(record, create=False) as opened:
        for one in opened.review(limit, by):
            where = " ".join(filter(None, (f"at {one.place}" if one.place else "", str(one.day or ""))))
            claims = [opened.claim(key) for key in one.claims[:_SHOWN]]
            click.secho(f"{one.score:.2f}  {one.subject}  {type_label(claims, one.type)} {where}".rstrip(), bold=True)
            if one.reasons:
                click.echo(f"      {'; '.join(one.reasons)}")
            for claim in claims:
                report = opened.report(claim.document_id)
                click.echo(f"      {claim.claim_id}  {line(claim)}")
                click.echo(f"        “{sentence(report, claim.quote)}”  {heading(report)}")
            if len(one.claims) > _SHOWN:
                click.echo(
                    f"      and {counted(len(one.claims) - _SHOWN, 'claim')} more: vedette show event {one.subject}"
                )


@click.command()
@click.argument("one", metavar="CODER")
@click.argument("other", metavar="CODER")
@setting("record")
def agreement(one: str, other: str, record: str) -> None:
    """How far two coders agree, slot by slot: Krippendorff's alpha over the claims that both have judged."""
    from ..tools import open_record

    with open_record(record, create=False) as opened:
        _known_coders(opened, (one, other))
        found = opened.agreement(one, other)
    click.echo(f"{'slot':10}{'alpha':>7}{'units':>7}{'agreed':>8}")
    for slot in found:
        alpha = "-" if slot.alpha is None else f"{slot.alpha:.3f}"
        click.echo(f"{slot.slot:10}{alpha:>7}{slot.units:>7}{slot.agreed:>8}")


def _known_coders(record: Record, names: Iterable[str]) -> None:
    coders = {made.who for made in record.judgements()}
    strange = [name for name in names if name not in coders]
    if strange:
        known = f"only {', '.join(sorted(coders))}" if coders else "nor has anybody else"
        raise JudgementError(f"nobody named {strange[0]!r} has judged in this record, {known}")


def _of_lines(text: str, who: str) -> list[Judgement]:
    from ..record.sheet import judgement_from_json

    return [judgement_from_json(form, who) for form in _objects(text)]


def _objects(text: str) -> Iterator[dict[str, object]]:
    for number, words in enumerate(text.split("\n"), start=1):
        if words.strip():
            try:
                yield json.loads(words)
            except ValueError as error:
                raise SourceError(f"line {number} is no JSON object: {error}") from error
