"""merge: Claims -> Account. Copies counted once, accounts of one happening brought together, control and tolls derived,
contradictions kept side by side."""

from __future__ import annotations

from .account import merge
from .annals import Annals, annals
from .ledger import holdings_at
from .near import Renewal
from .parties import PartyRelations
from .presumed import with_presumed
from .update import update

__all__ = [
    "Annals",
    "PartyRelations",
    "Renewal",
    "annals",
    "holdings_at",
    "merge",
    "update",
    "with_presumed",
]
