"""Writes the places that Vedette reads in a folder of texts, for the places benchmark's scorer.

    python benchmarks/places.py INPUT_FOLDER OUT.jsonl [--given]

Input files hold ``id``, ``text`` and, for ``--given``, ``spans`` with ``start`` and ``end``.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

from vedette.ground.compile import default_path
from vedette.ground.gazetteer import Gazetteer
from vedette.ground.places import find_demonyms, find_places, resolve_places
from vedette.model import Place, Span


def read(document: dict[str, object], gazetteer: Gazetteer, given: bool) -> Iterator[tuple[Span, Place | None]]:
    """Each name of one document with its place."""
    text = str(document["text"])
    if given:
        spans = [(int(s["start"]), int(s["end"])) for s in document["spans"]]  # type: ignore[attr-defined]
        for span, place in zip(spans, resolve_places(text, spans, gazetteer), strict=True):
            yield Span(*span), place
        return
    names = find_places(text, gazetteer)
    taken = [name.span for name in names]
    names += [name for name in find_demonyms(text, gazetteer) if not any(name.span.overlaps(t) for t in taken)]
    for name in sorted(names, key=lambda n: n.span):
        yield name.span, name.place


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--given", action="store_true")
    args = parser.parse_args()
    lines: list[str] = []
    with Gazetteer.open(default_path()) as gazetteer:
        began = time.perf_counter()
        for path in sorted(args.folder.glob("*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))
            for span, place in read(document, gazetteer, args.given):
                row = {
                    "document_id": document["id"],
                    "start": span.start,
                    "end": span.end,
                    "text": document["text"][span.start : span.end],
                    "lat": place.lat if place else None,
                    "lon": place.lon if place else None,
                    "gazetteer_id": place.gazetteer_id if place else None,
                }
                lines.append(json.dumps(row))
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} places in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
