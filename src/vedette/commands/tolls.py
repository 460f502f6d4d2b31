"""``vedette tolls``: killed, injured, displaced and the rest by place and month, as a table."""

from __future__ import annotations

import csv
import sys

import click

from ..monthly import Monthly, monthly
from .options import setting

HEAD = ("month", "place", "gazetteer_id", "kind", "type", "unit", "of", "by", "low", "best", "high", "tolls")


@click.command()
@click.option("--kind", type=click.Choice(["casualties", "displacement", "strength"]), help="Only this kind.")
@setting("record")
def tolls(kind: str | None, record: str) -> None:
    """Print the tolls of a record by place and month, with low, best and high (docs/tolls.md), as CSV."""
    from ..tools import open_record

    with open_record(record, create=False) as opened:
        counts = monthly(opened.account().tolls)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(row(count) for count in counts if kind in (None, count.kind))


def row(count: Monthly) -> tuple[str, ...]:
    """The cells of a line, numbers written out, an open end empty."""
    place = count.place
    sides = ("; ".join(party.name for party in side) for side in (count.target, count.actor))
    ends = ("" if end is None else f"{end:.15g}" for end in (count.low, count.best, count.high))
    spot = (place.name if place else "", (place.gazetteer_id if place else None) or "")
    return (count.month or "", *spot, count.kind, count.type, count.unit, *sides, *ends, " ".join(count.tolls))
