"""The one table of settings: it feeds the code, the command line's help and docs/settings.md.

Only ``cli`` reads the environment (``VEDETTE_<NAME>``); everything else receives values as arguments.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, default, and what it means in plain words."""

    name: str
    default: str
    meaning: str

    @property
    def variable(self) -> str:
        return f"VEDETTE_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting("record", "vedette.db", "the record to read and write: a file (SQLite) or a database URL"),
    Setting("gazetteer", "", "the compiled gazetteer, one SQLite file; empty: the one beside the installed package"),
    Setting("parties", "", "a folder of further party files (YAML), read after the built-in registry"),
    Setting("reader", "grammar", "the reader that turns reports into claims"),
    Setting("workers", "0", "the processes that read side by side; 0: one a processor core, where a pile is large"),
    Setting("who", "", "who judges: the name that is kept with a judgement"),
    Setting("users", "", "the file of accounts; empty: RECORD.users, or one in your own folder for a database"),
    Setting("host", "127.0.0.1", "the address the observatory is served at"),
    Setting("port", "8710", "the port the observatory is served at"),
    Setting("tiles", "", "a basemap of one's own, one PMTiles file; empty: the built-in one"),
    Setting("max_bytes", "20000000", "the largest file, in bytes, that is read as one page"),
)
