"""A claim's words may hold any sign: a line of output is one line to every reader."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from vedette.commands.jsonl import json_line


@given(st.text() | st.text("\x85\u2028\u2029\x0b\x0c\x1c\n a"))
def test_a_value_is_one_line_and_comes_back(text: str) -> None:
    line = json_line({"quote": text})
    assert line.splitlines() == [line]
    assert json.loads(line) == {"quote": text}
