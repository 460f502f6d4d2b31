"""A conflict observatory anyone can run: it reads news reports about armed conflict and keeps the record.

    >>> import vedette
    >>> reading = vedette.read("Government forces captured Mayadin on Saturday.", published="2017-10-14")
    >>> record = vedette.open("vedette.db")

Nothing heavy is loaded before it is used.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import DateError, SourceError, VedetteError

if TYPE_CHECKING:
    from .journey import Journey, Reading
    from .record import Record

__version__ = "0.1.0"
__all__ = ["VedetteError", "__version__", "open", "read"]


def read(
    text: str, published: date | str | None = None, publisher: str | None = None, title: str | None = None
) -> Reading:
    """Reads one report (page text or HTML): ``.report`` is its story, ``.claims`` what it says.

    ``published`` (a date or an ISO day) is what relative dates count from; left out, the page is asked for it.
    Raises SourceError where the text cannot be read as a report, DateError where ``published`` is no day.
    """
    from .acquire.pages import make_page, sniff
    from .model import Hints, Rejected

    content = text.encode("utf-8", "replace")
    hints = Hints(published=_day(published), publisher=publisher, title=title)
    outcome = next(_journey().read([make_page("text", content, sniff(content), hints)]))
    if isinstance(outcome, Rejected):
        raise SourceError(f"the text cannot be read: {outcome.reason}")
    return outcome


def open(path: str | Path = "vedette.db", *, create: bool = True) -> Record:  # noqa: A001 - as in gzip.open, tarfile.open
    """Opens a record: a file (SQLite) or a database URL. Raises RecordError, saying what to do."""
    from .tools import open_record

    return open_record(path, create=create)


@cache
def _journey() -> Journey:
    from .tools import open_journey

    return open_journey()


def _day(day: date | str | None) -> date | None:
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise DateError(f"{day!r} is no day; write it as 2017-11-05") from None
