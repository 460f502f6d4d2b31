"""What the words mean: frames, things and people, read from the data files beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from vedette.codebook import codebook
from vedette.errors import RegistryError

BOOL = "tag:yaml.org,2002:bool"


@dataclass(frozen=True, slots=True)
class Frame:
    """One meaning of some verbs or nouns: the type it tells of and which argument fills which slot."""

    type: str
    subject: str = "actor"
    object: str = "target"
    takes: frozenset[str] = frozenset({"any", "none"})
    needs: frozenset[str] = frozenset()
    to: Mapping[str, str] = field(default_factory=dict)
    of: str = "target"
    weight: float = 0.5
    means: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the grammar knows of words. Keys are lower-case lemmas; phrases are lemmas joined by one blank.

    ``turns`` and ``noun_turns`` are turns of phrase that are tried after ``verbs`` and ``nouns``, whose words by
    themselves may say nothing of war. ``light`` are the verbs that lend their subject to the event noun they govern,
    with the slot it fills.
    """

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    turns: Mapping[str, tuple[Frame, ...]]
    noun_turns: Mapping[str, tuple[Frame, ...]]
    light: Mapping[str, str]
    means: Mapping[str, str]
    place_nouns: Mapping[str, str]
    people: Mapping[str, str]
    things: Mapping[str, frozenset[str]]

    def is_a(self, lemma: str, thing: str) -> bool:
        """Whether a lemma is of a class of things.yaml (``arms``, ``pacts``, ``relief`` …)."""
        known = self.things[thing]
        return lemma in known or lemma.removesuffix("s") in known  # names of weapons have no lemma: Shaheds


@cache
def data(name: str) -> Any:
    """A data file of this folder, parsed once a process (so not to be changed). Raises RegistryError if malformed."""
    raw = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    try:
        return yaml.load(raw, Loader=_loader())
    except yaml.YAMLError as error:
        raise RegistryError(f"{name} is malformed: {error}") from error


@cache
def _loader() -> type[yaml.SafeLoader]:
    """A loader to which ``on``, ``off`` and ``no`` are words of English: YAML 1.1 takes them for truth values."""
    parent: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolvers = {
        first: [(tag, pattern) for tag, pattern in known if tag != BOOL or first in "tTfF"]
        for first, known in parent.yaml_implicit_resolvers.items()
    }
    return type("WordLoader", (parent,), {"yaml_implicit_resolvers": resolvers})


@cache
def listed(name: str, file: str = "words.yaml") -> frozenset[str]:
    """One word list of a data file that is made of such lists."""
    return frozenset(data(file)[name])


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process. Raises RegistryError where a frame names a type the codebook lacks."""
    frames, things, people = data("frames.yaml"), data("things.yaml"), data("people.yaml")
    unrest, deeds = data("unrest.yaml"), data("deeds.yaml")
    means = {word: kind for kind, words in things["means"].items() for word in words}
    places = {word: kind for kind, words in things["place_nouns"].items() for word in words}
    return Lexicon(
        verbs=_frames([*unrest["verbs"], *frames["verbs"]], "verbs"),
        nouns=_frames([*unrest["nouns"], *frames["nouns"]], "nouns"),
        turns=_frames(deeds["verbs"], "verbs"),
        noun_turns=_frames(deeds["nouns"], "nouns"),
        light={verb: entry["give"] for entry in reversed(frames["light"]) for verb in entry["verbs"]},
        means=means,
        place_nouns=places,
        people={word: sort for sort, words in reversed(people.items()) if sort != "titles" for word in words},
        things={name: frozenset(words) for name, words in things.items() if isinstance(words, list)},
    )


def _frames(entries: list[dict[str, Any]], words: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for entry in entries:
        frame = _frame(entry)
        for word in entry[words]:
            found[word] = (*found.get(word, ()), frame)
    return found


def _frame(entry: dict[str, Any]) -> Frame:
    kind = entry.get("as", entry["type"])
    if ("event", kind) not in codebook():
        raise RegistryError(f"frames.yaml: the codebook has no event type {kind!r}")
    default = Frame(kind)
    return Frame(
        type=kind,
        subject=entry.get("subject", default.subject),
        object=entry.get("object", default.object),
        takes=frozenset(entry.get("takes", default.takes)),
        needs=frozenset(entry.get("needs", ())),
        to=dict(entry.get("to", {})),
        of=entry.get("of", default.of),
        weight=float(entry.get("weight", default.weight)),
        means=bool(entry.get("means", False)),
    )
