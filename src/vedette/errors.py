"""Every error that Vedette raises, in one tree.

    VedetteError
    ├── SourceError             a source named by the user cannot be opened at all
    ├── RecordError             a record cannot be opened, read or written
    │   ├── RecordUrlError      the address of a record makes no sense
    │   └── RecordVersionError  a record was written by a newer Vedette
    ├── JudgementError          a judgement makes no sense
    ├── NotFoundError           no claim, event, place or party of that name
    ├── GazetteerError          the gazetteer is missing or cannot be compiled
    ├── RegistryError           a data file (parties, frames, codebook) is malformed
    ├── ModelMissingError       a language model is not installed
    ├── ReaderError             no reader of that name
    ├── CrewError               a process that was reading for others has ended
    ├── DateError               a date given by the user is none
    ├── AccountError            a user, role or password that cannot be
    └── ServeError              the observatory cannot be served (port in use, address refused)

A single bad page is no error but a ``Rejected`` value: the rest of the pile goes on.
Every message names the input and the way out, in one line.
"""

from __future__ import annotations


class VedetteError(Exception):
    """Base of all errors below. ``exit_status`` is what the command line ends with; ``field`` names the part of the
    input that is wrong, where it is one part."""

    exit_status = 2

    def __init__(self, message: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class SourceError(VedetteError):
    """A source named by the user cannot be opened at all."""


class RecordError(VedetteError):
    """A record cannot be opened, read or written."""


class RecordUrlError(RecordError):
    """The address of a record makes no sense."""


class RecordVersionError(RecordError):
    """A record was written by a newer Vedette."""


class JudgementError(VedetteError):
    """A judgement makes no sense: no such verdict or slot, or a value that its slot cannot hold."""


class NotFoundError(VedetteError):
    """No claim, event, place or party of that name."""


class GazetteerError(VedetteError):
    """The gazetteer is missing or cannot be compiled."""


class RegistryError(VedetteError):
    """A data file (parties, frames, codebook) is malformed."""


class ModelMissingError(VedetteError):
    """A language model is not installed."""


class ReaderError(VedetteError):
    """No reader of that name."""


class CrewError(VedetteError):
    """A process that was reading for others has ended."""


class DateError(VedetteError):
    """A date given by the user is none."""


class AccountError(VedetteError):
    """A user cannot be added, changed or found, or the file of accounts cannot be used."""


class ServeError(VedetteError):
    """The observatory cannot be served (port in use, address refused)."""
