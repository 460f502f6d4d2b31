"""``vedette gazetteer build``: compile the gazetteer."""

from __future__ import annotations

from pathlib import Path

import click

from .options import setting
from .progress import progress

DUMP = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def gazetteer() -> None:
    """The gazetteer: the names of places, and where they lie."""


@gazetteer.command()
@click.option("--geonames", type=DUMP, help="GeoNames' allCountries.txt, or one country's file, for every village.")
@click.option("--alternates", type=DUMP, help="GeoNames' alternateNamesV2.txt, for more spellings.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it; default: --gazetteer.")
@setting("gazetteer")
def build(geonames: Path | None, alternates: Path | None, out: Path | None, gazetteer: str) -> None:
    """Compile the gazetteer into one SQLite file, from the installed packages or from GeoNames files of your own."""
    from ..ground.compile import compile_gazetteer

    with progress("compiling the gazetteer"):
        counts = compile_gazetteer(out or (Path(gazetteer) if gazetteer else None), geonames, alternates)
    click.echo(counts)
