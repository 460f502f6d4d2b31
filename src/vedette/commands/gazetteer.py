"""``vedette gazetteer build``: compile the gazetteer."""

from __future__ import annotations

import time
from pathlib import Path

import click

from .progress import progress
from .tally import counted

DUMP = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def gazetteer() -> None:
    """The gazetteer: the names of places, and where they lie."""


@gazetteer.command()
@click.option("--geonames", type=DUMP, help="GeoNames' allCountries.txt, or one country's file, for every village.")
@click.option("--alternates", type=DUMP, help="GeoNames' alternateNamesV2.txt, for more spellings; with --geonames.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="VEDETTE_GAZETTEER",
    show_envvar=True,
    help="The file to write; otherwise the one beside the installed package, which is read by default.",
)
def build(geonames: Path | None, alternates: Path | None, out: Path | None) -> None:
    """Compile the gazetteer into one SQLite file, from installed packages or from GeoNames files of your own."""
    from ..ground.compile import compile_gazetteer, compile_geonames, default_path

    if alternates and not geonames:
        raise click.UsageError("--alternates goes with --geonames: give both")
    began = time.monotonic()
    with progress("compiling the gazetteer") as tell:
        if geonames:
            counts = compile_geonames(out, geonames, alternates, progress=tell)
        else:
            counts = compile_gazetteer(out, progress=tell)
    kinds = ", ".join(f"{kind} {number:,}" for kind, number in counts.by_kind.items())
    click.echo(f"{counted(counts.places, 'place')} under {counted(counts.names, 'name')} ({kinds})")
    click.echo(f"{out or default_path()}, in {time.monotonic() - began:.0f} s")
