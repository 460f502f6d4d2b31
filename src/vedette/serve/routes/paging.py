"""Paging: which part of a list is asked for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

Offset = Annotated[int, Query(ge=0, description="how many to leave out")]
Limit = Annotated[int, Query(ge=1, le=1000, description="how many to give at most")]
