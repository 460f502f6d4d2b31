"""Model values as JSON and back, by their dataclass fields: how derived values and hints are kept.

Claims have their own form (``form.py``), which users see; this one is the record's own.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Decode = Callable[[Any], Any]
_PLAIN = frozenset({type(None), str, int, float, bool})


def dumps(value: Any) -> str:
    """Canonical JSON: keys sorted, no blanks, so that equal values give equal texts."""
    return json.dumps(as_json(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def loads(kind: type[T], text: str) -> T:
    """The value of dataclass ``kind`` that ``dumps`` wrote."""
    sort: Any = kind  # a type can be hashed, which the cache's own types do not know
    decoded: T = _decoder(sort)(json.loads(text))
    return decoded


def as_json(value: Any) -> Any:
    """The value in JSON's own types: dataclasses as objects of their fields, days as ISO strings, tuples as lists."""
    kind: Any = type(value)  # a type can be hashed, which the cache's own types do not know
    if kind in _PLAIN:
        return value
    if kind in (tuple, list):
        return [as_json(item) for item in value]
    names = _names(kind)
    if names:
        return {name: as_json(getattr(value, name)) for name in names}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass; of all else none."""
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@cache
def _decoder(kind: Any) -> _Decode:
    """How to read one type back; built once for each type."""
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if kind is date:
        return date.fromisoformat
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(option for option in arguments if option is not types.NoneType))
        return inner if inner is _as_it_is else lambda raw: None if raw is None else inner(raw)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if kind in (str, int, float, bool, object) or origin is Literal or origin is not None:
        return _as_it_is
    raise TypeError(f"no JSON form is known for {kind}")


def _as_it_is(raw: Any) -> Any:
    return raw


def _dataclass_decoder(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    whole = tuple(decoders.items())
    plain = frozenset(name for name, decode in whole if decode is _as_it_is)

    def decoded(raw: Any) -> Any:
        if len(raw) == len(whole):  # as nearly all are, but for those that an older Vedette wrote
            return kind(*[raw[name] if name in plain else decode(raw[name]) for name, decode in whole])
        return kind(**{name: decode(raw[name]) for name, decode in whole if name in raw})

    return decoded


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Decode:
    if arguments[-1] is Ellipsis:
        inner = _decoder(arguments[0])
        return tuple if inner is _as_it_is else lambda raw: tuple([inner(item) for item in raw])
    inners = [_decoder(argument) for argument in arguments]
    return lambda raw: tuple(inner(item) for inner, item in zip(inners, raw, strict=True))


__all__ = ["as_json", "dumps", "loads"]
