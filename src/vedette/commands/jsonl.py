"""One JSON value a line, whatever characters it holds."""

from __future__ import annotations

import json

BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}
"""Signs that JSON may hold as they are, but that many a reader of lines takes for the end of one."""


def json_line(value: object) -> str:
    """The value as JSON on one line, in the letters of its own script."""
    return json.dumps(value, ensure_ascii=False).translate(BREAKS)
