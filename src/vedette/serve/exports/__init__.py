"""Tables of what is shown, for those who work on elsewhere. Private individuals go unnamed (``publicity.py``)."""

from __future__ import annotations

from .csvfile import csv_lines
from .tables import claim_rows, event_rows, holding_rows, toll_rows

__all__ = ["claim_rows", "csv_lines", "event_rows", "holding_rows", "toll_rows"]
