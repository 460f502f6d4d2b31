"""Model values as JSON and back, by their dataclass fields: how derived values and hints are kept.

Claims have their own form (``form.py``), which users see; this one is the record's own. What is kept names its fields;
what is derived gives them by place, as an array, which is half as long and read in half the time.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Decode = Callable[[Any], Any]
_PLAIN = frozenset({type(None), str, int, float, bool})
_as_text = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_read = json.JSONDecoder().raw_decode


def dumps(value: Any) -> str:
    """Canonical JSON: keys sorted, no blanks, so that equal values give equal texts."""
    return _as_text(as_json(value))


def packed(value: Any) -> str:
    """The same with each dataclass as the array of its fields' values."""
    return _as_text(_as_arrays(value))


def loads(kind: type[T], text: str) -> T:
    """The value of dataclass ``kind`` that ``dumps`` or ``packed`` wrote."""
    sort: Any = kind  # a type can be hashed, which the cache's own types do not know
    decoded: T = _decoder(sort)(json.loads(text))
    return decoded


def loads_all(kind: type[T], texts: Iterable[str]) -> Iterator[T]:
    """The values of many texts."""
    sort: Any = kind
    decode = _decoder(sort)
    return (decode(_read(text)[0]) for text in texts)


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


def _as_arrays(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [_as_arrays(item) for item in value]
    names = _names(kind)
    if names:
        return [_as_arrays(getattr(value, name)) for name in names]
    return as_json(value)


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
    some = _without_none(kind)
    if some is not kind:
        inner = _decoder(some)
        return inner if inner is _as_it_is else lambda raw: None if raw is None else inner(raw)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if kind in (str, int, float, bool, object) or origin is Literal or origin is not None:
        return _as_it_is
    raise TypeError(f"no JSON form is known for {kind}")


def _without_none(kind: Any) -> Any:
    """What a slot holds where it is not empty."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    return next(option for option in get_args(kind) if option is not types.NoneType)


def _as_it_is(raw: Any) -> Any:
    return raw


def _dataclass_decoder(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}
    bare = [_decoder(_without_none(hints[name])) for name in decoders]
    made = [(at, decode) for at, decode in enumerate(bare) if decode is not _as_it_is]

    def decoded(raw: Any) -> Any:
        if type(raw) is dict:
            return kind(**{name: decode(raw[name]) for name, decode in decoders.items() if name in raw})
        # The array is nobody else's; that of an older Vedette may be shorter.
        for at, decode in made if len(raw) == len(decoders) else made[: len(raw)]:
            if at < len(raw) and raw[at] is not None:
                raw[at] = decode(raw[at])
        return kind(*raw)

    return decoded


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Decode:
    if arguments[-1] is Ellipsis:
        inner = _decoder(arguments[0])
        return tuple if inner is _as_it_is else lambda raw: tuple([inner(item) for item in raw])
    inners = [_decoder(argument) for argument in arguments]
    return lambda raw: tuple(inner(item) for inner, item in zip(inners, raw, strict=True))


__all__ = ["as_json", "dumps", "loads", "loads_all", "packed"]
