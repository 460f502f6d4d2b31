"""Keys: how a place or a party is named in an address (``/api/v1/places/gn:170794``).

A gazetteer's or the registry's id where there is one, else the folded name: two names that no gazetteer knows are the
same place only if they are spelt the same. A relation (``30 km from``) makes a place of its own: it lies elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

from ..model import Party, Place


def fold(name: str) -> str:
    """Lower case, accents dropped, runs of anything else joined by ``-``. Names in other scripts keep their letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


def place_key(place: Place) -> str:
    base = place.gazetteer_id or f"name:{fold(place.name)}"
    return f"{base}~{fold(place.relation)}" if place.relation else base


def party_key(party: Party) -> str:
    return party.id or f"name:{fold(party.name)}"


def outlet_key(publisher: str) -> str:
    """The key of an outlet as a source, apart from the parties of that name."""
    return f"outlet:{fold(publisher)}"
