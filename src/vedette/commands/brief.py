"""``vedette brief``: what changed since a day, for a mail or a morning's reading."""

from __future__ import annotations

from datetime import date
from functools import partial

import click

from ..errors import DateError
from .options import setting


@click.command()
@setting("record")
@click.option("--since", metavar="DATE", help="The first day of publication that counts; without it the last week.")
@click.option("--until", metavar="DATE", help="The last day that counts, as the record stood then; without it, today.")
@click.option(
    "--form", type=click.Choice(["markdown", "html", "json"]), default="markdown", show_default=True,
    help="Markdown, HTML that mail programs show as it is, or JSON.",
)  # fmt: skip
def brief(record: str, since: str | None, until: str | None, form: str) -> None:
    """Say what changed since a day: towns that changed hands, disputes, tolls, displacement, access; with sentences."""
    from ..gazetteerbook import GazetteerBook
    from ..ground.compile import default_path
    from ..ground.gazetteer import Gazetteer
    from ..registrybook import RegistryBook
    from ..serve.brief import as_html, as_markdown
    from ..serve.quoting import Withholder
    from ..serve.routes.brief import brief_of
    from ..serve.shapes.brief import BriefForm
    from ..serve.snapshot import Views
    from ..tools import open_record, registry

    first, last = _day("--since", since), _day("--until", until)
    if first and last and first > last:
        raise DateError(f"--since {first} is after --until {last}")
    book, places = RegistryBook(registry()), GazetteerBook(lambda: Gazetteer.open(default_path()))
    withholding = partial(Withholder, book=book, gazetteer=places)
    with open_record(record, create=False) as opened:
        made = brief_of(Views(opened), withholding, first, last)
    words = {
        "markdown": lambda: as_markdown(made),
        "html": lambda: as_html(made),
        "json": lambda: BriefForm.model_validate(made).model_dump_json(indent=1) + "\n",
    }
    click.echo(words[form](), nl=False)


def _day(option: str, words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise DateError(f"{option} {words}: not a day; write it as 2017-11-05") from None
