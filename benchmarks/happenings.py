"""Whether the claims that tell of one happening are brought together, and no others: merge against truth by hand.

    python benchmarks/happenings.py [BENCH]

BENCH is the benchmark's folder (../shared/bench). Printed are, for the event claims of each set, the F1 of pairs of
claims put together, B-cubed, and CoNLL (the mean of MUC, B-cubed and CEAF-e, by the benchmark's own scorer):

- given: the benchmark's claims as its readers wrote them, all documents as one record;
- read: what the product itself reads in them, those claims that the scorer finds right;
- dispatches: what it reads in examples/euphrates-2017.

The truth lies in events/*.yaml.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import util
from pathlib import Path
from typing import Any

import yaml

from vedette.ids import claim_id
from vedette.journey import Reading
from vedette.merge import merge
from vedette.merge.happenings import happenings
from vedette.model import Account, Claim, Hints, Interval, Party, Place, Quote, Report, Source, Span
from vedette.record import claim_json
from vedette.tools import open_journey, registry, surroundings

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples" / "euphrates-2017"
BENCH = HERE.parents[1] / "shared" / "bench"
LARGEST = 20_000_000
Groups = dict[str, str]
"""Of each claim the happening that it is put under."""


@dataclass(frozen=True)
class Told:
    """Reports and their claims, and of those event claims of which the truth is known the true happening, by id."""

    reports: list[Report]
    claims: list[Claim]
    truth: Groups


def groups_of(account: Account, claims: Iterable[str]) -> Groups:
    """The event that each of the claims is in."""
    found = {claim: event.event_id for event in account.events for claim in event.claims}
    return {claim: found[claim] for claim in claims}


def merged(told: Told) -> Groups:
    account = merge(told.reports, told.claims, parties=registry(), places=surroundings())
    return groups_of(account, told.truth)


def pairs_f1(truth: Groups, made: Groups) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of claims that are put together."""

    def pairs(counts: Iterable[int]) -> int:
        return sum(count * (count - 1) // 2 for count in counts)

    both = pairs(Counter((truth[claim], made[claim]) for claim in truth).values())
    right, put = pairs(Counter(truth.values()).values()), pairs(Counter(made[claim] for claim in truth).values())
    precision, recall = both / put if put else 1.0, both / right if right else 1.0
    return precision, recall, 2 * both / (right + put) if right + put else 1.0


def b_cubed(truth: Groups, made: Groups) -> float:
    """B-cubed F1: the mean over the claims of how much of each one's group is right, and of its happening found."""
    right, put, both = Counter(truth.values()), Counter(made[claim] for claim in truth), Counter[tuple[str, str]]()
    both.update((truth[claim], made[claim]) for claim in truth)
    precision = sum(both[truth[one], made[one]] / put[made[one]] for one in truth) / len(truth)
    recall = sum(both[truth[one], made[one]] / right[truth[one]] for one in truth) / len(truth)
    return 2 * precision * recall / (precision + recall)


def dispatches() -> Told:
    """The example dispatches as the product reads them."""
    form = yaml.safe_load((HERE / "events" / "euphrates-2017.yaml").read_text("utf-8"))
    known: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    lists = [*form["happenings"], *([one] for one in form["alone"])]
    for number, group in enumerate(lists):
        for name, span, kind in (one.split() for one in group):
            start, end = map(int, span.split("-"))
            known[name].append((start, end, kind, f"h{number}"))
    reports, claims, truth = [], [], {}
    for reading in _read(EXAMPLES):
        reports.append(reading.report)
        claims += reading.claims
        for claim in reading.claims:
            meant = _meant(claim, known[Path(reading.page.location).stem]) if claim.kind == "event" else None
            if meant is not None:
                truth[claim.claim_id] = meant
    return Told(reports, claims, truth)


def _meant(claim: Claim, known: Sequence[tuple[int, int, str, str]]) -> str | None:
    """The happening of the words that a claim overlaps most, under its type, else under one of its family."""
    family = happenings().family
    fits = [
        (kind == claim.type, min(end, claim.quote.end) - max(start, claim.quote.start), name)
        for start, end, kind, name in known
        if family(kind) == family(claim.type) and start < claim.quote.end and claim.quote.start < end
    ]
    return max(fits)[2] if fits else None


def given(bench: Path) -> Told:
    """The benchmark's own claims: of each the first of its types, and the registry's party of each name."""
    scorer = module(bench / "score.py")
    truth = _truth_of_gold()
    told = Told([], [], {})
    for path in sorted((bench / "gold" / "dev").glob("*.json")):
        form = json.loads(path.read_text("utf-8"))
        text, rows = scorer.read_gold(path)
        published = date.fromisoformat(form["published"])
        told.reports.append(Report(path.stem, text, (Span(0, len(text)),), published=published))
        for number, (row, reference) in enumerate(zip(rows, references(path.stem, rows), strict=True)):
            claim = _claim(path.stem, text, row, published, number)
            told.claims.append(claim)
            if claim.kind == "event":
                told.truth[claim.claim_id] = truth.get(reference, reference)
    return told


def read(bench: Path) -> Told:
    """The benchmark's documents as the product reads them; of the claims that the scorer finds right, the truth."""
    scorer = module(bench / "score.py")
    truth = _truth_of_gold()
    told = Told([], [], {})
    for reading in _read(bench / "gold" / "dev"):
        told.reports.append(reading.report)
        told.claims.extend(reading.claims)
        name = reading.report.document_id
        _, rows = scorer.read_gold(bench / "gold" / "dev" / f"{name}.json")
        named = references(name, rows)
        for claim, number in _aligned(reading.claims, rows, scorer):
            if claim.kind == "event":
                told.truth[claim.claim_id] = truth.get(named[number], named[number])
    return told


def _aligned(claims: Sequence[Claim], rows: Sequence[Any], scorer: Any) -> Iterable[tuple[Claim, int]]:
    """Pairs of a claim read and the number of the gold claim that it finds, one to one, best first."""
    pairs = []
    for at, claim in enumerate(claims):
        form = json.loads(json.dumps(claim_json(claim)))
        form["span"] = (claim.quote.start, claim.quote.end)
        for number, row in enumerate(rows):
            right = scorer.found(row, form)
            if right:
                pairs.append((-sum(right.values()), at, number))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, at, number in sorted(pairs):
        if at not in taken[0] and number not in taken[1]:
            taken[0].add(at)
            taken[1].add(number)
            yield claims[at], number


def references(document: str, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What events/gold.yaml calls each gold claim of a document (its head says how)."""
    seen: Counter[str] = Counter()
    names = []
    for row in rows:
        start, end = row["spans"][0]
        name = f"{document} {start}-{end} {row['type'].split('|')[0]}"
        if row["kind"] == "event":
            seen[name] += 1
        names.append(f"{name} {seen[name]}" if seen[name] > 1 else name)
    return names


def _truth_of_gold() -> Groups:
    form = yaml.safe_load((HERE / "events" / "gold.yaml").read_text("utf-8"))
    return {name: f"h{number}" for number, group in enumerate(form["happenings"]) for name in group}


def _claim(document: str, text: str, row: Mapping[str, Any], published: date, number: int) -> Claim:
    start, end = row["spans"][0]
    claim = Claim(
        claim_id="",
        document_id=document,
        kind=row["kind"],
        type=row["type"].split("|")[0],
        actor=tuple(map(_party, row["actor"])),
        target=tuple(map(_party, row["target"])),
        place=_place(row["place"]) if row["place"] else None,
        time=_time(row["time"], published) if row["time"] else None,
        figure=None,
        status=row["status"].split("|")[0],
        source=tuple(map(_party, row["source"])),
        quote=Quote(text[start:end], start, end),
        confidence=0.8,
        reader="by hand",
        published=published,
    )
    # Several gold claims may differ in nothing but what is left out here.
    return Claim(
        **{name: getattr(claim, name) for name in claim.__slots__} | {"claim_id": claim_id(claim) + f"{number:03}"}
    )


def _party(names: str) -> Party:
    ids = {alias.party for name in names.split("|")[:1] for alias in registry().named(name)}
    first = names.split("|")[0]
    return Party(first, first, ids.pop() if len(ids) == 1 else None)


def _place(form: Mapping[str, Any]) -> Place:
    return Place(form["name"].split("|")[0], form["lat"], form["lon"], form["radius_km"])


def _time(form: Mapping[str, Any], published: date) -> Interval:
    start, end = (date.fromisoformat(form[side]) if form[side] else None for side in ("start", "end"))
    by_tense = end == published and start is not None and (published - start).days == 1
    return Interval(start, end, basis="tense" if by_tense else "text")


def _read(folder: Path) -> list[Reading]:
    journey = open_journey()
    read = journey.read(journey.pages([Source(str(folder))], Hints(), LARGEST))
    return [one for one in read if isinstance(one, Reading)]


def module(path: Path) -> Any:
    """The module in a file."""
    spec = util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path}: not there; name the benchmark's folder")
    loaded = util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def tell(name: str, truth: Groups, made: Groups, scorer: Any | None) -> str:
    """One line of figures."""
    precision, recall, f1 = pairs_f1(truth, made)
    pairs = f"pairs P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
    line = f"{name:11}{len(truth):5} claims  {pairs}  B3 {b_cubed(truth, made):.3f}"
    if scorer is None:
        return line
    measures = (scorer.muc, scorer.b_cubed, scorer.ceaf_e)
    figures = [scorer.f1(*measure(truth, {one: made[one] for one in truth})) for measure in measures]
    return f"{line}  CoNLL {sum(figures) / 3:.3f} (MUC {figures[0]:.3f}, CEAF-e {figures[2]:.3f})"


def main(bench: Path) -> None:
    scorer = module(bench / "linking" / "score.py") if bench.is_dir() else None
    sets = {"given": given, "read": read} if bench.is_dir() else {}
    for name, make in sets.items():
        told = make(bench)
        sys.stdout.write(tell(name, told.truth, merged(told), scorer) + "\n")
    told = dispatches()
    sys.stdout.write(tell("dispatches", told.truth, merged(told), scorer) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BENCH)
