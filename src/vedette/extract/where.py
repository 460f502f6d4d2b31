"""Where it happened: the place that a clause names, else the one that the report is speaking of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.model import Place, Span

from .arguments import prepositions, row_head
from .datelines import find_datelines
from .fineness import AREA, AREAS, FINENESS, TOWN, fineness, finest, is_around, is_set_off, set_right
from .headings import find_headings, heading_at
from .lexicon import listed
from .likened import is_beside
from .phrases import HYPHENS
from .reach import lies_in
from .rows import find_rows
from .sited import is_of_office, is_sited, subject_before
from .taken import sounds_like_ground
from .unlisted import is_proper, retold, set_within, unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from vedette.model import Name

    from .headings import Heading
    from .scene import Scene

VERBS = frozenset({"VERB", "AUX"})
MEASURED = re.compile(r"\d")
"""A relation that measures how far off a named place lies: the place itself is another, often named before it."""


@dataclass(slots=True)
class Where:
    """Finds the places of predicates in one scene."""

    scene: Scene
    headings: list[Heading] = field(init=False)
    _sited: dict[int, tuple[Place, ...]] = field(default_factory=dict)
    """For each sentence, by its first token, the place that the sentences before it were last in."""
    _rows: dict[int, tuple[Place, ...]] = field(init=False)
    filed_at: dict[int, Place] = field(init=False)
    """The places of datelines, by their tokens."""

    def __post_init__(self) -> None:
        self.scene.places.update(retold(self.scene))
        self._rows = find_rows(self.scene)
        names = self.scene.mentions.names
        self.headings = find_headings(self.scene.report.text, names)
        starts = find_datelines(self.scene.report.text, names)
        self.filed_at = {
            i: name.place
            for i, name in self.scene.places.items()
            if name.span.start in starts and name.place is not None
        }

    def topic(self, token: Token) -> Place | None:
        """The place that the heading above or beside a word names, if there is one."""
        return heading_at(self.headings, token.idx)

    def of(self, token: Token) -> tuple[Place, ...]:
        """The places that a noun phrase names, itself or inside: ``the border town of Albu Kamal``."""
        if token.i in self._rows:
            return self._rows[token.i]
        own = self._named(token)
        if own:
            return self._listed(token)
        lemma = token.lemma_.lower()
        if lemma in self.scene.lexicon.place_nouns and (quarter := self._set_off(token) or self._quarter(token)):
            return quarter
        if lemma in self.scene.lexicon.place_nouns:  # the border town of Albu Kamal: the town, not the border
            for word, inner in prepositions(token):
                if word != "of" and self._named(inner):
                    break  # a market in Gwoza of Borno State
                found = self._named(inner) or self.guess(inner) if word == "of" and inner.pos_ == "PROPN" else ()
                if found:
                    return self._listed(inner) or found
        for child in token.children:
            if child.dep_ in {"appos", "compound", "nmod", "poss"} and (
                lemma in self.scene.lexicon.place_nouns or child.dep_ != "compound"
            ):
                found = self._named(child) or (self.guess(child) if child.dep_ != "poss" else ())
                if child.dep_ == "compound" and any(place.kind == "water" for place in found):
                    continue  # the Red Sea port
                owner = child.dep_ == "poss" or any(c.dep_ == "case" for c in child.children)
                if found and (not owner or lemma in self.scene.lexicon.place_nouns):
                    return found
        if lemma in self.scene.lexicon.place_nouns and token.dep_ == "attr":
            found = tuple(p for c in token.head.children if c.dep_ == "nsubj" for p in self._named(c))
            if found:
                return found
        for word, inner in prepositions(token):
            if is_of_office(inner):
                continue
            inside = word == "including" and lemma in self.scene.lexicon.place_nouns
            if inside or (word in listed("locative") and (word != "from" or lemma in self.scene.lexicon.place_nouns)):
                told = inner.i in self.scene.names or (word == "of" and lemma in self.scene.lexicon.place_nouns)
                found = (
                    (self._listed(inner) if self._named(inner) else ())
                    or (self.guess(inner) if told else ())
                    or (self.of(inner) if inner.i > token.i and inner.i - token.i < 12 else ())
                )
                if found:
                    return found
        return ()

    def _set_off(self, noun: Token) -> tuple[Place, ...]:
        """The place whose name stands between commas behind a place noun: ``in Dagestan's capital, Makhachkala,``."""
        at = noun.i + 2
        name = self.scene.places.get(at) if at < len(noun.doc) and noun.doc[at - 1].text == "," else None
        if name is None or name.place is None or name.place.kind in AREAS or name.kind == "demonym":
            return ()
        end = self.scene.tokens(name.span).stop
        return (name.place,) if end < noun.sent.end and noun.doc[end].text in {",", "."} else ()

    def _quarter(self, noun: Token) -> tuple[Place, ...]:
        """The place whose name stands before a place noun, whatever the parser makes of it: ``the X district``."""
        before = self.scene.places.get(noun.i - 1)
        if before is None or before.kind == "demonym" or noun.i - 1 < noun.sent.start:
            return ()
        if before.place is None or before.place.kind in AREAS or before.place.kind == "water":
            return ()  # the Red Sea port
        if noun.lemma_.lower() in listed("ways", "control.yaml") and self.is_part_of_name(noun.doc[noun.i - 2]):
            return ()  # the Diyarbakir-Bingol highway
        return (set_within(self.scene, before.place),)

    def _listed(self, token: Token) -> tuple[Place, ...]:
        """A place and those in a row after it, however the parser ties them: ``Swani, Ain Zara and Aziziya``."""
        found, queue = list(self._named(token)), [token]
        for at in queue:
            for child in at.children:
                if child.i > at.i and child.dep_ in {"conj", "appos"} and len(queue) < 30:
                    likely = child.ent_type_ != "PERSON" or sounds_like_ground(child)
                    places = self._named(child) or (self.guess(child, sure=likely) if child.dep_ == "conj" else ())
                    if places and (child.dep_ == "conj" or any(places[0].kind == one.kind for one in found[:1])):
                        found.extend(places)
                        queue.append(child)
        return finest(found)

    def filed(self, predicate: Token) -> tuple[Place, ...]:
        """The place of the dateline that opens the sentence of a predicate."""
        first = (self.filed_at[i] for i in range(predicate.sent.start, predicate.sent.end) if i in self.filed_at)
        return next(((place,) for place in first), ())

    def _named(self, token: Token) -> tuple[Place, ...]:
        if token.i in self.filed_at:
            return ()
        place = self.scene.place_at(token)
        if place is not None and token.dep_ in {"nsubj", "poss", "agent"} and self.is_modifier(token.i):
            return ()
        if place is None:
            place = unlisted(self.scene, token)
        elif place.kind == "country" and self._is_who(token):
            return ()  # brokered by Turkey and Russia, fights against Iraq: who, not where
        elif place.kind == "country" and self._is_joined_to_party(token):
            return ()  # the embassies of Rwanda, France and Belgium: whose, not where
        elif place.kind in AREAS:
            place = self._inner(place) or place
        return (set_within(self.scene, place),) if place is not None else ()

    def _is_who(self, token: Token) -> bool:
        """Whether a country's name stands after a word that makes it one who acts or is meant, alone or in a row."""
        at = row_head(token)
        if at.dep_ != "pobj":
            return False
        of_deed = at.head.lower_ == "from" and at.head.head.lemma_.lower() in self.scene.lexicon.nouns
        return at.head.lower_ in listed("acting") or of_deed

    def _is_joined_to_party(self, token: Token) -> bool:
        at = row_head(token)
        name = self.scene.names.get(at.i) if at is not token else None
        return name is not None and name.kind == "party"

    def _inner(self, area: Place) -> Place | None:
        """The place that an area is only named to locate: the dam of ``Tabqa Dam, Syria``."""
        first = self.scene.tokens(area.at).start if area.at is not None else 0
        at = first - 1
        while at > 0 and self.scene.doc[at].lower_ in listed("parts_of_areas"):  # Hasakah, northern Syria
            at -= 1
        if at < 1 or (at == first - 1 and self.scene.doc[at].text != ","):
            return None
        name = self.scene.places.get(at - 1 if self.scene.doc[at].text == "," else at)
        inner = name.place if name is not None else None
        if inner is None or inner.country != area.country or FINENESS.get(inner.kind, 3) >= FINENESS.get(area.kind, 3):
            return None
        after = self.scene.doc[first + 1] if first + 1 < len(self.scene.doc) else None
        listed_too = after is not None and (after.lower_ in {"and", "or"} or self.scene.place_at(after) is not None)
        return None if listed_too else inner

    def guess(self, token: Token, *, sure: bool = False) -> tuple[Place, ...]:
        """A proper name that stands where only a place can (``retook Bir al-Ghanam``, ``the Hays area``)."""
        place = unlisted(self.scene, token, forced=True, sure=sure)
        return (set_within(self.scene, place),) if place is not None else ()

    def own_name(self, token: Token) -> tuple[Place, ...]:
        """A site under its own proper name that no gazetteer knows: ``the Omar oil field`` is no other place."""
        if self.scene.lexicon.place_nouns.get(token.lemma_.lower()) != "site":
            return ()
        named = [c for c in token.lefts if c.dep_ == "compound"]
        first = named[0] if named else token
        if not is_proper(first) or any(i in self.scene.names for i in range(first.i, token.i)):
            return ()
        at = Span(first.idx, token.idx + len(token))
        name = self.scene.report.text[at.start : at.end]
        return (set_within(self.scene, Place(name, kind="site", text=name, at=at)),)

    def is_place(self, token: Token) -> bool:
        """Whether a noun phrase stands for a place, named or not: ``the town``, ``Hawija``, ``rebel positions``."""
        return bool(self._named(token)) or token.lemma_.lower() in self.scene.lexicon.place_nouns

    def is_only_place(self, token: Token) -> bool:
        """Whether a phrase names a place and no party: ``Douma``, but not ``Damascus``, which may speak and act."""
        if (name := self.scene.name_at(token)) is not None and name.party is not None:
            return False
        return bool(self._named(token)) or (token.pos_ == "PROPN" and any(p.lat is not None for p in self.guess(token)))

    def clause(self, predicate: Token, heads: Iterable[Token]) -> tuple[Place, ...]:
        """The places of a clause: its own adverbials first, then those inside its arguments; the finest ones."""
        direct = finest(place for token in heads for place in self.of(token))
        pairs = [
            (word, place)
            for word, token in prepositions(predicate)
            if word in listed("locative")
            for place in self.of(token)
        ]
        inside = finest(place for word, place in pairs if word not in listed("beside"))
        beside = finest(place for word, place in pairs if word in listed("beside"))
        close = finest(place for word, place in pairs if word in listed("next_to"))
        if fineness(close) <= TOWN and min(fineness(direct), fineness(inside)) >= AREA:
            return close  # In Balochistan, a train was fired upon near Mach
        apart = direct and len(inside) == 1 and inside[0].kind == "town" and direct[0].kind == "district"
        if apart and direct[0].country == inside[0].country and not lies_in(inside[0], direct[0]):
            return direct  # In Saada, shells hit villages in Razih district: the province that bears its seat's name
        if direct and fineness(direct) <= fineness(inside or beside):
            return set_right(direct, self.scene.report.text)
        return set_right(inside or direct or beside, self.scene.report.text)

    def before(self, predicate: Token) -> tuple[Place, ...]:
        """The place that the report has last said something to be in, in a sentence before this one; else what the
        heading says."""
        topic = self.topic(predicate)
        if topic is not None:
            return (topic,)
        if not self._sited:
            last: tuple[Place, ...] = ()
            for sentence in self.scene.doc.sents:
                self._sited[sentence.start] = last
                sited = (t for t in sentence if is_sited(t) and not is_beside(t))
                here = finest(place for token in sited for place in self._named(token))
                if here and not (is_around(here) and any(p.country == here[0].country for p in last)):
                    last = here  # a report that names its country or its river again is still in its town
        return self._sited[predicate.sent.start]

    def named(self, token: Token) -> tuple[Place, ...]:
        """The place that a token names and those in a row with it, whoever else they may be: ``Lebanon and Jordan``."""
        name = self.scene.places.get(token.i)
        return (name.place,) if name is not None and name.place is not None else ()

    def sited(self, token: Token) -> tuple[Place, ...]:
        """The place that a token names after a preposition of place: ``in Idlib``, ``an attack on a post in Mali``."""
        if token.dep_ != "pobj" or token.head.lower_ not in listed("siting"):
            return ()
        return self._listed(token) if self._named(token) else ()

    def acted_on(self, token: Token) -> tuple[Place, ...]:
        """The place that a token names as what is acted on: ``to unblock Azovstal``, ``until Raqqa is retaken``."""
        if token.dep_ not in {"dobj", "nsubjpass"} or token.head.pos_ != "VERB":
            return ()
        places = self.named(token)
        return places if places and places[0].kind not in AREAS and token.i not in self.scene.names else ()

    def reached(self, token: Token) -> tuple[Place, ...]:
        """The place that a token names as where something goes or lies, or as what fares so: ``back to Europe``, ``the
        people of Mosul``, ``Goma has not fallen``; not one that is who acts, too."""
        place = self.scene.place_at(token)
        if place is None or (place.kind in AREAS and token.i in self.scene.names and token.dep_ != "pobj"):
            return ()
        if token.dep_ == "pobj":
            to, of = token.head.lower_ in listed("reaching"), token.head.lower_ == "of" and place.kind != "country"
            return self.named(token) if to or of else ()
        alone = token.dep_ in {"nsubj", "nsubjpass"} and token.i not in self.scene.names
        return self.named(token) if alone and place.kind not in AREAS else ()

    def told(self, token: Token) -> tuple[Place, ...]:
        """The place that a name is, if only as what is taken or held."""
        name = self.scene.places.get(token.i)
        if name is not None and name.place is not None:
            return () if self.is_modifier(token.i) else (name.place,)
        return self.guess(token) if token.dep_ in {"dobj", "nsubjpass"} else ()

    def nearby(self, predicate: Token) -> tuple[Place, ...]:
        """The place named nearest to a predicate within its sentence; those coordinated with it too."""
        named = list(self._in_sentence(predicate))
        if not named:
            return ()
        named = [
            one for n, one in enumerate(named) if not (self._is_around_another(one, named) or self._is_off(n, named))
        ]
        best = min(named, key=lambda pair: (self._far(predicate, pair[0]), pair[0]))
        place = best[1].place
        return (place,) if place is not None else ()

    def _in_sentence(self, token: Token) -> Iterator[tuple[int, Name]]:
        seen: set[int] = set()
        for i in range(token.sent.start, token.sent.end):
            name = self.scene.places.get(i)
            if name is None or name.span.start in seen or self.is_modifier(i) or self._is_governed(i, name):
                continue
            if i in self.filed_at or self._is_shore(i, name):
                continue
            seen.add(name.span.start)
            yield i, name

    def _is_shore(self, i: int, name: Name) -> bool:
        """Whether a sea or a river is only what a town lies at: ``the Red Sea port``."""
        token = self.scene.doc[i]
        settled = self.scene.lexicon.place_nouns.get(token.head.lemma_.lower()) == "settlement"
        return settled and token.dep_ in {"compound", "amod", "nmod"} and getattr(name.place, "kind", None) == "water"

    def _is_around_another(self, area: tuple[int, Name], named: Iterable[tuple[int, Name]]) -> bool:
        """Whether an area only says where another named before it lies: ``Lalibela, a town in the Amhara region``."""
        place = area[1].place
        if place is None or place.kind not in AREAS:
            return False
        inner = (one for one in named if one[0] < area[0] and one[1].place is not None and lies_in(one[1].place, place))
        return any(
            fineness((one[1].place,)) <= TOWN and all(t.pos_ not in VERBS for t in self.scene.doc[one[0] : area[0]])
            for one in inner
            if one[1].place is not None
        )

    def _is_off(self, n: int, named: Sequence[tuple[int, Name]]) -> bool:
        """Whether a place only says where the one named before it lies: ``Burin, a village near Nablus``."""
        here, before = named[n][1].place, named[n - 1][1].place if n else None
        return here is not None and before is not None and is_set_off(here, before, self.scene.report.text)

    def there(self, predicate: Token) -> tuple[Place, ...]:
        """The place that ``there`` takes up beside a predicate: the one last named in the sentence, else before it."""
        behind = predicate.doc[predicate.i + 1 : min(predicate.i + 3, predicate.sent.end)]  # where the parser errs
        word = next((c for c in (*predicate.children, *behind) if c.lower_ == "there" and c.dep_ == "advmod"), None)
        if word is None:
            return ()
        named = [
            name.place
            for i, name in self._in_sentence(predicate)
            if i < word.i and name.place is not None and not self.is_part_of_name(self.scene.doc[i])
        ]
        return tuple(named[-1:]) or self._of_subject(predicate) or self.before(predicate)

    def _of_subject(self, predicate: Token) -> tuple[Place, ...]:
        """The place that the sentence before is about."""
        subject = subject_before(predicate)
        places = () if subject is None or subject.i in self.scene.names else self.of(subject) or self.own_name(subject)
        return places if len(places) == 1 and places[0].kind not in AREAS else ()

    def is_part_of_name(self, token: Token) -> bool:
        """Whether a place's name only names something else: ``the Mandalay-Muse highway``."""
        after = token.doc[token.i + 1 : token.i + 2].text
        return after in HYPHENS or token.dep_ in {"compound", "nmod"}

    def _is_governed(self, i: int, name: Name) -> bool:
        """Whether a name is that of the area that somebody holds office over."""
        return name.place is not None and name.place.kind in AREAS and is_of_office(self.scene.doc[i])

    def is_modifier(self, i: int) -> bool:
        """A name that says whose something is, or who acts, places nothing: ``Syria's army``, ``Washington said``."""
        token, name = self.scene.doc[i], self.scene.places[i]
        if name.party is None and (name.place is None or name.place.kind != "country"):
            return False
        if token.i + 1 < len(token.doc) and token.doc[token.i + 1].text in HYPHENS:
            return True
        return not (token.dep_ == "pobj" and token.head.lower_ in listed("siting")) and token.dep_ not in {
            "appos",
            "npadvmod",
        }

    def _far(self, predicate: Token, i: int) -> float:
        place = self.scene.places[i].place
        coarse = 4.0 * FINENESS.get(place.kind if place else None, 3)
        aside = 15 if self._is_aside(predicate, i) else 0
        measured = 20 if place is not None and MEASURED.search(place.relation or "") else 0
        return abs(predicate.i - i) + coarse + (6 if i < predicate.i else 0) + aside + measured

    def _is_aside(self, predicate: Token, i: int) -> bool:
        """Whether a place stands in a relative clause without the predicate: ``an official, who works in X``."""
        at = self.scene.doc[i]
        for _ in range(8):
            if at.dep_ == "relcl":
                return at.i != predicate.i and not at.is_ancestor(predicate)
            if at.head is at:
                return False
            at = at.head
        return False
