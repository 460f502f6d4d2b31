"""The gate: reports of fighting and of its victims are read, ordinary news is not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from vedette.extract import grammar
from vedette.extract.gate import is_relevant, vocabulary
from vedette.model import NameFinder, Report, Span

GOLD = Path(__file__).parents[3] / "shared" / "bench" / "gold" / "dev"

READ = {
    "fighting": "Government forces shelled the eastern quarters overnight, residents said, and militia fighters"
    " answered with mortars from the far bank of the river. At least nine people were killed, among them"
    " two children, a doctor at the town's hospital said on Tuesday.",
    "displacement": "More than forty thousand people have left their homes since the river towns emptied in May, the UN"
    " refugee agency said. Most of the displaced sleep in schools and need water, food and shelter"
    " before the winter comes, and the agency asked donors for more aid to reach them.",
    "diplomacy": "The foreign minister said on Monday that his country would not sign a truce before the last"
    " prisoners are home, and accused the other side of delay. The envoy of the United Nations called"
    " for a peace conference in the autumn and warned both governments against a new offensive.",
    "protest": "Police fired tear gas and arrested more than sixty people in the capital on Friday as protesters"
    " marched against the arrest of an opposition leader. Two students were injured, one of them by a"
    " rubber bullet, the union of students said in the evening.",
    "abduction": "Three teachers who were kidnapped on the road to the northern market town last week have been set"
    " free after talks between elders and the armed men who took them, the state's governor said on"
    " Sunday. No ransom had been paid, he added.",
    "capitals": "GUERRILLAS ATTACKED A POLICE POST NEAR THE DAM LAST NIGHT AND KILLED TWO GUARDS, A SPOKESMAN FOR"
    " THE ARMY SAID TODAY IN THE CAPITAL. HE SAID THAT THE ATTACKERS HAD ESCAPED TOWARDS THE HILLS WITH"
    " THE WEAPONS OF THE DEAD MEN AND A RADIO.",
    "line": "Held by the council since March.",
}

PASSED = {
    "sport": "The visitors attacked from the start and their striker shot wide twice before the interval. After"
    " it the defence held firm, and a late goal by the captain won the match, the club's sixth victory"
    " of the season. The coach praised his young team, who meet the champions at home on Saturday before"
    " a sold-out stadium.",
    "business": "Shares in the bank rose by four per cent after it reported a better quarter than analysts had"
    " forecast. Revenue grew to two billion dollars on higher fees, and the chief executive said that"
    " the group would buy back stock next year. A rival that is bidding for its insurance unit declined"
    " to comment on the report.",
    "weather": "A band of rain will cross the west tonight and clear by noon, leaving sunshine and a light wind."
    " It will be colder on Thursday, with frost in the valleys and a little snow above a thousand"
    " metres, before a milder weekend brings back the clouds. The outlook for the holidays remains"
    " uncertain, the forecasters said.",
    "culture": "Her third novel follows a family of clockmakers through a century of small quarrels and long"
    " dinners. The critics liked its patience and its jokes; the jury of the autumn prize has put it on"
    " a list of six. The author, who teaches at a school by the sea, says that she never writes before"
    " the first cup of tea in the morning.",
    "politics": "Parliament will vote on the budget on Wednesday after the parties agreed on a lower tax for"
    " families and a higher one for parcels. The finance committee spent eleven hours on the wording."
    " The mayor of the second city asked for more money for trams, and was told to wait for the spring,"
    " when the figures are known.",
}


def report(text: str) -> Report:
    return Report("d", text, (Span(0, len(text)),))


@pytest.mark.parametrize("subject", READ)
def test_conflict_is_read(subject: str) -> None:
    assert is_relevant(report(READ[subject]))


@pytest.mark.parametrize("subject", PASSED)
def test_ordinary_news_passes_unread(subject: str) -> None:
    assert not is_relevant(report(PASSED[subject]))


def test_a_paragraph_of_war_opens_a_long_story() -> None:
    ordinary = "\n\n".join([*PASSED.values()] * 3)
    assert not is_relevant(report(ordinary))
    assert is_relevant(report(f"{ordinary}\n\n{READ['fighting']}"))


def test_only_the_story_counts() -> None:
    text = f"{PASSED['sport']}\n\n{READ['fighting']}"
    assert not is_relevant(Report("d", text, (Span(0, len(PASSED["sport"])),)))


def test_a_word_repeated_weighs_once() -> None:
    filler = PASSED["culture"]
    assert not is_relevant(report(f"{filler} He spoke of rebels. {'Rebels, rebel, rebels. ' * 20}"))


def test_stems_accents_and_compounds() -> None:
    stem = vocabulary().stem
    assert stem("bombarding") == stem("bombardment") is not None
    assert stem("bombast") is None
    assert is_relevant(report("Milícia, rebel-held, ISIS-linked " + "und so weiter " * 12))


def test_reports_keep_their_order_and_ordinary_ones_have_no_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[Report] = []

    def scenes(reports: Iterable[Report], finder: NameFinder) -> Iterator[SimpleNamespace]:
        for one in reports:
            parsed.append(one)
            yield SimpleNamespace(report=one)

    monkeypatch.setattr(grammar, "scenes", scenes)
    monkeypatch.setattr(grammar, "EXTRACTORS", ())
    monkeypatch.setattr(grammar, "Reading", lambda scene: scene)
    monkeypatch.setattr(grammar, "settle", lambda scene, drafts, version: [scene.report])
    texts = [*PASSED.values(), *READ.values(), *PASSED.values()] * 4
    reports = [report(text) for text in texts]
    finder = cast("NameFinder", None)
    read = list(grammar.Grammar().read(iter(reports), finder))
    assert [one for one, _ in read] == reports
    assert [bool(claims) for _, claims in read] == [text in READ.values() for text in texts]
    assert len(parsed) == 4 * len(READ)
    assert all(claims for _, claims in grammar.Grammar(gate=False).read(reports, finder))


@pytest.mark.shared
@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the benchmark beside the checkout (../shared)")
def test_no_document_of_the_benchmark_is_lost() -> None:
    texts = {path.stem: json.loads(path.read_text(encoding="utf-8"))["text"] for path in GOLD.glob("*.json")}
    assert [name for name, text in texts.items() if not is_relevant(report(text))] == []
