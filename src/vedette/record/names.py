"""What a name stands for in a record: parties and places that its claims were resolved to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from ..errors import NotFoundError
from ..folding import folded
from ..form import claim_from_json
from ..model import Claim
from . import judgements, schema
from .session import Session


class Names:
    """The names of one record; each question asks the record anew."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def claim(self, claim_id: str) -> Claim:
        """The claim as it stands: judged, if anybody did. Raises NotFoundError."""
        claims = schema.CLAIMS.c
        with self._session.reading() as connection:
            changed = judgements.overlay(connection, judgements.load(connection)).claims.get(claim_id)
            form = connection.execute(select(claims.form).where(claims.claim_id == claim_id)).scalar()
        if changed:
            return changed
        if form is None:
            raise NotFoundError(f"the record has no claim {claim_id}")
        return claim_from_json(json.loads(form))

    def party(self, name: str) -> str | None:
        """The registry's id that most of the claims give a party of that name."""
        parties = schema.CLAIM_PARTIES.c
        statement = (
            select(parties.party_id)
            .where(parties.name_folded == folded(name), parties.party_id.is_not(None))
            .group_by(parties.party_id)
            .order_by(func.count().desc(), parties.party_id)
            .limit(1)
        )
        with self._session.reading() as connection:
            return connection.execute(statement).scalar()

    def place(self, name: str) -> Mapping[str, Any] | None:
        """The place of that name that the record's first such claim has, without that report's words."""
        claims = schema.CLAIMS.c
        statement = select(claims.form).where(claims.place_folded == folded(name)).order_by(claims.claim_id).limit(1)
        with self._session.reading() as connection:
            form = connection.execute(statement).scalar()
        place = json.loads(form)["place"] if form else None
        return {key: value for key, value in place.items() if key not in ("text", "at")} if place else None


__all__ = ["Names"]
