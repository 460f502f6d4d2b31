"""Report → Claims: what a report says, who says so, and in which words."""

from .extract import extract, reader_named, readers

__all__ = ["extract", "reader_named", "readers"]
