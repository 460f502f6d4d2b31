"""Speakers: who is said to say what, and in which order they are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.attribution import Attribution
from vedette.extract.quotes import find_quotes
from vedette.extract.speakers import find_attributions, speaker_people, speaker_predictions, speakers_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], "Doc"]

# text, source (None: nobody named), cue, words within the content, kind
ROWS = [
    ("The army said that the town had fallen.", "The army", "said", "the town had fallen", "say"),
    ("The army said the town had fallen.", "The army", "said", "the town had fallen", "say"),
    ("The town had fallen, the army said.", "the army", "said", "The town had fallen", "say"),
    ("The town had fallen, said the army.", "the army", "said", "The town had fallen", "say"),
    ("The town, the army said, had fallen.", "the army", "said", "had fallen", "say"),
    ("Rebels say they captured the airport.", "Rebels", "say", "they captured the airport", "say"),
    ("Officials have said the dam was hit.", "Officials", "have said", "the dam was hit", "say"),
    ("The ministry told Reuters that 12 men died.", "The ministry", "told", "12 men died", "say"),
    ("Residents told the BBC the market was bombed.", "Residents", "told", "the market was bombed", "say"),
    ("The base was shelled, a soldier told AFP.", "a soldier", "told", "The base was shelled", "say"),
    ("According to activists, the jets hit a school.", "activists", "According to", "the jets hit a school", "say"),
    ("The jets hit a school, according to activists.", "activists", "according to", "The jets hit a school", "say"),
    ("State television reported that it was over.", "State television", "reported", "it was over", "say"),
    ("The siege was over, state television reported.", "state television", "reported", "The siege was over", "say"),
    ("The group announced that it had left the city.", "The group", "announced", "it had left the city", "say"),
    ("The coalition confirmed that a drone was lost.", "The coalition", "confirmed", "a drone was lost", "say"),
    ("The coalition confirmed the strike.", "The coalition", "confirmed", "the strike", "say"),
    ("The governor added that two girls died.", "The governor", "added", "two girls died", "say"),
    ("The UN warned that supplies were running out.", "The UN", "warned", "supplies were running out", "predict"),
    ("He noted that the road was open.", "He", "noted", "the road was open", "say"),
    ("The general insisted that the base was safe.", "The general", "insisted", "the base was safe", "say"),
    ("The mayor stated that nobody was hurt.", "The mayor", "stated", "nobody was hurt", "say"),
    ("The spokesman explained that troops had left.", "The spokesman", "explained", "troops had left", "say"),
    ("The minister wrote on Telegram that it was hit.", "The minister", "wrote", "it was hit", "say"),
    ("The ministry tweeted that the raid was over.", "The ministry", "tweeted", "the raid was over", "say"),
    ("The army said in a statement that it killed 12 men.", "The army", "said", "it killed 12 men", "say"),
    ("Reports said the village was burned.", "Reports", "said", "the village was burned", "say"),
    ("A report said the village was burned.", "A report", "said", "the village was burned", "say"),
    ("As residents reported, jets bombed the market.", "residents", "reported", "jets bombed the market", "say"),
    ("He was quoted as saying that the war was lost.", "He", "saying", "the war was lost", "say"),
    ("The army claimed that it had taken the hill.", "The army", "claimed", "it had taken the hill", "claim"),
    ("The group claimed responsibility for it.", "The group", "claimed", "responsibility for it", "claim"),
    ("Residents alleged that soldiers burned houses.", "Residents", "alleged", "soldiers burned houses", "claim"),
    ("Damascus denied that it used chlorine.", "Damascus", "denied", "it used chlorine", "deny"),
    ("Damascus denied using chlorine.", "Damascus", "denied", "using chlorine", "deny"),
    ("The rebels denied the report.", "The rebels", "denied", "the report", "deny"),
    ("The Kremlin dismissed the allegations.", "The Kremlin", "dismissed", "the allegations", "deny"),
    ("Ethiopia admitted it was behind the strikes.", "Ethiopia", "admitted", "it was behind the strikes", "admit"),
    ("The army acknowledged that a jet was lost.", "The army", "acknowledged", "a jet was lost", "admit"),
    ("Russia accused Turkey of shelling the town.", "Russia", "accused", "shelling the town", "accuse"),
    ("Kyiv blamed Moscow for the strike.", "Kyiv", "blamed", "the strike", "accuse"),
    ("The UN called for a ceasefire.", "The UN", "called", "a ceasefire", "demand"),
    ("The UN urged both sides to stop.", "The UN", "urged", "to stop", "demand"),
    ("The rebels demanded that prisoners be freed.", "The rebels", "demanded", "prisoners be freed", "demand"),
    ("The president vowed to retake the city.", "The president", "vowed", "to retake the city", "vow"),
    ("The group threatened to attack the airport.", "The group", "threatened", "to attack the airport", "vow"),
    ("The government promised that aid would come.", "The government", "promised", "aid would come", "vow"),
    ("Officials believe that he was killed.", "Officials", "believe", "he was killed", "think"),
    ("Analysts think the town will fall.", "Analysts", "think", "the town will fall", "think"),
    ("Aid workers fear that people are trapped.", "Aid workers", "fear", "people are trapped", "think"),
    ("Families hope that the truce holds.", "Families", "hope", "the truce holds", "think"),
    ("The army plans to storm the city.", "The army", "plans", "to storm the city", "intend"),
    ("The rebels want to leave the valley.", "The rebels", "want", "to leave the valley", "intend"),
    ("The group refused to hand over the men.", "The group", "refused", "to hand over the men", "intend"),
    ("The footage shows that a tank was hit.", "The footage", "shows", "a tank was hit", "show"),
    ("A study found that the water was poisoned.", "A study", "found", "the water was poisoned", "show"),
    ("Washington condemned the attack.", "Washington", "condemned", "the attack", "criticize"),
    ("The attack was condemned by Washington.", "Washington", "was condemned", "The attack", "criticize"),
    ("Turkey opposes the plan.", "Turkey", "opposes", "the plan", "oppose"),
    ("He described the raid as a crime.", "He", "described", "the raid", "say"),
    ("She called the siege a crime.", "She", "called", "a crime", "call"),
    ("It is believed that 40 men fled.", None, "is believed", "40 men fled", "think"),
    ("The deal was announced by the Kremlin.", "the Kremlin", "was announced", "The deal", "say"),
    ("Activists' claims that chlorine was used were denied.", "Activists", "claims", "chlorine was used", "claim"),
    ("There were reports of shelling in Homs.", None, "reports", "shelling in Homs", "report"),
    ("The army made the claim that the town was lost.", "The army", "claim", "the town was lost", "claim"),
    ("Moscow repeated its call for talks.", "its", "call", "talks", "demand"),
    ("“The town fell,” said the commander.", "the commander", "said", "The town fell", "say"),
    ("“The town fell,” the commander said.", "the commander", "said", "The town fell", "say"),
    ('"The town fell," the commander said.', "the commander", "said", "The town fell", "say"),
    ("''The town fell,'' the commander said.", "the commander", "said", "The town fell", "say"),
    ("``The town fell,'' the commander said.", "the commander", "said", "The town fell", "say"),
    ("‘The town fell,’ said the commander.", "the commander", "said", "The town fell", "say"),
    ("The commander said: “The town fell.”", "The commander", "said", "The town fell", "say"),
    ("The commander said, “The town fell.”", "The commander", "said", "The town fell", "say"),
    ("“We fought,” the commander said. “They fled.”", "the commander", "said", "They fled", "say"),
    ("“We fought,” the commander said, “and they fled.”", "the commander", "said", "and they fled", "say"),
    ("“We fought. They fled. It is over,” he said.", "he", "said", "We fought", "say"),
    ("Trump: “We will win this war.”", "Trump", ":", "We will win this war", "say"),
    ("“They like him here,” said a rebel named Osama.", "a rebel named Osama", "said", "They like him here", "say"),
    ("“We fought,” he said.\n\n“They fled to the hills.”", "he", "said", "They fled to the hills", "say"),
    ("The minister said:\n\nI welcome the deal that was reached.", "The minister", "said", "I welcome the deal", "say"),
    ("Ten men were shot near Homs. Sources: AFP, Reuters", "AFP", "Sources:", "Ten men were shot", "line"),
    ("State radio, citing a doctor, said ten men died.", "a doctor", "citing", "ten men died", "cited"),
    ("The radio quoted a doctor as saying ten men died.", "a doctor", "saying", "ten men died", "say"),
    (
        "Ten people were killed in a strike on a house in the city, a health official at the main hospital told CNN.",
        "a health official at the main hospital", "told", "Ten people were killed", "say",
    ),
    (
        "The army was beaten, a rebel spokesman, Mohammed Ibrahim, told CNN by telephone on Sunday.",
        "a rebel spokesman, Mohammed Ibrahim", "told", "The army was beaten", "say",
    ),
    (
        "“They are gone,” said Rami Abdel Rahman, who heads the Britain-based monitor.",
        "Rami Abdel Rahman, who heads the Britain-based monitor", "said", "They are gone", "say",
    ),
]  # fmt: skip


def words(doc: Doc, run: tuple[int, int] | None) -> str | None:
    return None if run is None else doc[run[0] : run[1]].text


def content(doc: Doc, attribution: Attribution) -> str:
    return " … ".join(doc[start:end].text for start, end in attribution.content)


@pytest.mark.parametrize(("text", "source", "cue", "said", "kind"), ROWS)
def test_reads(parse: Parse, text: str, source: str | None, cue: str, said: str, kind: str) -> None:
    doc = parse(text)
    found = [(words(doc, a.source), words(doc, a.cue), a.kind, content(doc, a)) for a in find_attributions(doc)]
    assert [f for f in found if f[:3] == (source, cue, kind) and said in f[3]], found


@pytest.mark.parametrize(
    "text",
    [
        "The army captured the town on Friday.",
        "Ten people were killed in the strike.",
        "The “Tiger Forces” entered the town.",
        "",
        "   \n\n  ",
    ],
)
def test_reports_own_words_have_no_speaker(parse: Parse, text: str) -> None:
    assert find_attributions(parse(text)) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("“It is bad,” said Sonia Khush, Syria director at the Save the Children charity.",
         ["Sonia Khush", "the Save the Children charity"]),
        ("“They fled,” said Rami Abdel Rahman, who heads the Britain-based monitor.",
         ["Rami Abdel Rahman", "the Britain-based monitor"]),
        ("The town fell, said spokesman Ryan Dillon.", ["Ryan Dillon"]),
        ("A spokesman for the ministry said the town fell.", ["A spokesman", "the ministry"]),
        ("The ministry said the town fell.", ["The ministry"]),
        ("A health official at the hospital said ten men died.", ["A health official", "the hospital"]),
        ("Activists said ten men died.", ["Activists"]),
        ("Residents of Aleppo said ten men died.", ["Residents"]),
        ("Omar Alloush, an official of the civil council, said a deal was reached.",
         ["Omar Alloush", "the civil council"]),
        ("A statement by the ministry said the town fell.", ["the ministry"]),
        ("The ministry's statement said the town fell.", ["The ministry"]),
        ("According to figures by the health ministry, ten men died.", ["the health ministry"]),
        ("One of the officials said ten men died.", ["the officials"]),
        ("Doctors and activists said ten men died.", ["Doctors", "activists"]),
    ],
)  # fmt: skip
def test_splits_person_and_body(parse: Parse, text: str, people: list[str]) -> None:
    doc = parse(text)
    (attribution,) = (a for a in find_attributions(doc) if a.tells)
    assert [span.text for span in speaker_people(doc, attribution)] == people


def chain(doc: Doc, word: str) -> list[str]:
    token = next(token for token in doc if token.text == word)
    return [s.text for a in speakers_of(find_attributions(doc), token.i) for s in speaker_people(doc, a)]


def test_the_nearest_speaker_comes_first(parse: Parse) -> None:
    assert chain(parse("SANA reported that the army said it had captured Daraya."), "captured") == ["the army", "SANA"]
    assert chain(parse("The town fell, an officer said, state television reported."), "fell") == [
        "an officer",
        "state television",
    ]


def test_a_cited_source_is_nearer_than_the_one_who_cites(parse: Parse) -> None:
    assert chain(parse("State radio, citing a doctor, said ten men died."), "died") == ["a doctor", "State radio"]


def test_every_named_source_of_a_line_speaks(parse: Parse) -> None:
    assert chain(parse("Ten men were shot near Homs. Sources: AFP, Reuters and UN News"), "shot") == [
        "AFP",
        "Reuters",
        "UN News",
    ]


def test_thoughts_and_plans_are_no_telling(parse: Parse) -> None:
    doc = parse("The army plans to storm the city.")
    storm = next(token.i for token in doc if token.text == "storm")
    found = find_attributions(doc)
    assert speakers_of(found, storm) == []
    assert [a.kind for a in speakers_of(found, storm, telling_only=False)] == ["intend"]


def test_what_stands_outside_the_content_has_no_speaker(parse: Parse) -> None:
    doc = parse("The rebels left. The army said that the town had fallen.")
    assert chain(doc, "left") == []
    assert chain(doc, "fallen") == ["The army"]


def test_pronouns_go_back_to_the_speaker_before(parse: Parse) -> None:
    doc = parse("A spokesman for the ministry, Ahmed Ali, confirmed it. He added that nobody was killed.")
    assert chain(doc, "killed") == ["Ahmed Ali", "the ministry"]


def test_a_surname_keeps_the_office_that_came_with_the_full_name(parse: Parse) -> None:
    doc = parse("Omar Alloush, an official of the civil council, said a deal was reached. Alloush said men left.")
    assert chain(doc, "left") == ["Omar Alloush", "the civil council"]


def test_the_first_person_names_nobody(parse: Parse) -> None:
    doc = parse("“We say that the town fell,” the commander said.")
    assert chain(doc, "fell") == ["the commander"]


def test_negation_and_quotation_are_marked(parse: Parse) -> None:
    (denied,) = (a for a in find_attributions(parse("The army did not say that the town fell.")) if a.kind == "say")
    (quoted,) = find_attributions(parse("“The town fell,” the army said."))
    assert (denied.negated, denied.quoted) == (True, False)
    assert (quoted.negated, quoted.quoted) == (False, True)


def test_nested_attributions_are_marked(parse: Parse) -> None:
    outer, inner = find_attributions(parse("SANA reported that the army said it had left the village."))
    assert (outer.nested, inner.nested) == (False, True)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“One,” he said, “two.”", ["“One,”", "“two.”"]),
        ('"One," he said, "two."', ['"One,"', '"two."']),
        ("''One,'' he said, ''two.''", ["''One,''", "''two.''"]),
        ("He said ‘one day’ and left.", ["‘one day’"]),
        ("The rebels' guns and the army's tanks.", []),
        ("“Left open.\n\n“Closed.”", ["“Left open.", "“Closed.”"]),
        ("No marks.", []),
    ],
)
def test_finds_quotes(parse: Parse, text: str, quotes: list[str]) -> None:
    doc = parse(text)
    assert [doc[quote.start : quote.end].text.strip() for quote in find_quotes(doc)] == quotes


def test_predictions_are_character_spans(parse: Parse) -> None:
    text = "“We fought,” the commander said. “They fled.”"
    (prediction,) = speaker_predictions(parse(text))
    spans = [prediction["source"], prediction["cue"], *prediction["content"]]  # type: ignore[misc]
    assert [text[start:end] for start, end in spans] == ["the commander", "said", "“We fought,”", "“They fled.”"]


def test_a_sentence_of_thousands_of_words_is_read(parse: Parse) -> None:
    doc = parse("he said that " * 1500 + '"a b c d" he said, ' * 300)
    for attribution in find_attributions(doc):
        assert speaker_people(doc, attribution) is not None


WORDS = st.sampled_from(
    [
        "he",
        "said",
        "that",
        "“",
        "”",
        '"',
        "''",
        ",",
        ".",
        "the",
        "army",
        "Ali",
        "who",
        "told",
        "according",
        "to",
        "citing",
        "Sources",
        ":",
        "claims",
        "of",
        "by",
        "as",
        "saying",
        "denied",
        "’",
        "—",
        "(",
        ")",
        "and",
        "killed",
        "\n\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_row_of_words_gives_sound_spans(row: list[str]) -> None:
    from vedette.extract.language import load

    doc = load()(" ".join(row))
    for attribution in find_attributions(doc):
        runs = [*attribution.content, attribution.cue, *([attribution.source] if attribution.source else [])]
        assert attribution.content
        assert all(0 <= start < end <= len(doc) for start, end in runs)
        assert not attribution.covers(attribution.cue_token) or attribution.kind in ("cited", "line")
