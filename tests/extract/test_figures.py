"""Figures: what is read from a sentence, and what is no figure at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.extract.figures import Count, figure_of, find_figures
from vedette.extract.numbers import digits, read_number

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], "Doc"]

# text, the words of the figure, low, high, unit
ROWS = [
    ("At least 40 people were killed.", "At least 40", 40, None, ""),
    ("More than 60 were wounded.", "More than 60", 60, None, ""),
    ("The raid killed over 20 soldiers.", "over 20", 20, None, ""),
    ("Upwards of 300 families fled.", "Upwards of 300", 300, None, ""),
    ("No fewer than 30 houses burned down.", "No fewer than 30", 30, None, ""),
    ("Not less than 15 persons died.", "Not less than 15", 15, None, ""),
    ("The army lost in excess of 200 men.", "in excess of 200", 200, None, ""),
    ("A minimum of 12 rockets were fired.", "A minimum of 12", 12, None, ""),
    ("Well over 100 fighters surrendered.", "Well over 100", 100, None, ""),
    ("Up to 40 trucks crossed the border.", "Up to 40", None, 40, ""),
    ("As many as 200 men were killed.", "as many as 200", None, 200, ""),
    ("Fewer than 15 soldiers remained.", "Fewer than 15", None, 15, ""),
    ("Less than 500 people live there.", "Less than 500", None, 500, ""),
    ("No more than 20 were hit by shells.", "No more than 20", None, 20, ""),
    ("Not more than 8 tanks took part.", "Not more than 8", None, 8, ""),
    ("At most 25 rebels hold the town.", "At most 25", None, 25, ""),
    ("Just under 90 people drowned.", "Just under 90", None, 90, ""),
    ("Around 1,500 fighters remained.", "Around 1,500", 1500, 1500, ""),
    ("About 2,000 troops are in the country.", "About 2,000", 2000, 2000, ""),
    ("Some 160 people were reported dead.", "Some 160", 160, 160, ""),
    ("Nearly 300 families left.", "Nearly 300", 300, 300, ""),
    ("Almost 7,000 people left by bus.", "Almost 7,000", 7000, 7000, ""),
    ("Roughly 50 shells fell on the town.", "Roughly 50", 50, 50, ""),
    ("Approximately 3,425 individuals arrived.", "Approximately 3,425", 3425, 3425, ""),
    ("An estimated 350,000 people have fled.", "An estimated 350,000", 350000, 350000, ""),
    ("Its estimated 5,000 residents were driven out.", "estimated 5,000", 5000, 5000, ""),
    ("Close to 80 bodies were found.", "Close to 80", 80, 80, ""),
    ("At least an estimated 60 people died.", "At least an estimated 60", 60, None, ""),
    ("Perhaps as many as 90 were abducted.", "Perhaps as many as 90", None, 90, ""),
    ("The shelling killed 12 civilians.", "12", 12, 12, ""),
    ("The district holds 350000 people.", "350000", 350000, 350000, ""),
    ("Seventeen hostages were freed.", "Seventeen", 17, 17, ""),
    ("Twenty-one children died.", "Twenty-one", 21, 21, ""),
    ("Three hundred and twelve people were buried.", "Three hundred and twelve", 312, 312, ""),
    ("Two thousand five hundred men marched.", "Two thousand five hundred", 2500, 2500, ""),
    ("A hundred men held the bridge.", "A hundred", 100, 100, ""),
    ("Five million people need help.", "Five million", 5000000, 5000000, ""),
    ("Around 1.2m people fled.", "Around 1.2m", 1200000, 1200000, ""),
    ("Some 2.5 million people are hungry.", "Some 2.5 million", 2500000, 2500000, ""),
    ("Around 40k people fled.", "Around 40k", 40000, 40000, ""),
    ("Half a million people were displaced.", "Half a million", 500000, 500000, ""),
    ("More than half a million people died.", "More than half a million", 500000, None, ""),
    ("One and a half million people fled.", "One and a half million", 1500000, 1500000, ""),
    ("Around a million of them fled.", "Around a million", 1000000, 1000000, ""),
    ("Between 30 and 40 fighters died.", "Between 30 and 40", 30, 40, ""),
    ("A unit of 300 to 500 fighters arrived.", "300 to 500", 300, 500, ""),
    ("The group has 300-400 fighters.", "300-400", 300, 400, ""),
    ("The group has 300–400 fighters.", "300–400", 300, 400, ""),
    ("There may be anywhere from 2,000 to 10,000 insurgents.", "anywhere from 2,000 to 10,000", 2000, 10000, ""),
    ("Between five and seven gunmen fled.", "Between five and seven", 5, 7, ""),
    ("Two or three men ran away.", "Two or three", 2, 3, ""),
    ("Five to ten mortars hit the camp.", "Five to ten", 5, 10, ""),
    ("Between two and three million people fled.", "Between two and three million", 2000000, 3000000, ""),
    ("Dozens of villages were burned.", "Dozens", 24, None, ""),
    ("Scores of fighters were killed.", "Scores", 40, None, ""),
    ("Hundreds of soldiers fled.", "Hundreds", 200, None, ""),
    ("Thousands were displaced.", "Thousands", 2000, None, ""),
    ("Tens of thousands of people marched.", "Tens of thousands", 20000, None, ""),
    ("Hundreds of thousands have fled.", "Hundreds of thousands", 200000, None, ""),
    ("Millions of people are hungry.", "Millions", 2000000, None, ""),
    ("Dozens more were wounded.", "Dozens more", 24, None, ""),
    ("A dozen men were arrested.", "A dozen", 12, 12, ""),
    ("Half a dozen officers were shot.", "Half a dozen", 6, 6, ""),
    ("Two dozen soldiers were captured.", "Two dozen", 24, 24, ""),
    ("More than two dozen fighters were killed.", "More than two dozen", 24, None, ""),
    ("At least a dozen homes were hit.", "At least a dozen", 12, None, ""),
    ("Several people were hurt.", "Several", 3, None, ""),
    ("Several hundred people gathered.", "Several hundred", 300, None, ""),
    ("A few shops were looted.", "A few", 3, None, ""),
    ("A few thousand people stayed.", "A few thousand", 3000, None, ""),
    ("A handful of men escaped.", "A handful of", 3, None, ""),
    ("A couple of guards were killed.", "A couple of", 2, 2, ""),
    ("A pair of mortars landed.", "A pair of", 2, 2, ""),
    ("Both pilots were captured.", "Both", 2, 2, ""),
    ("No casualties were reported.", "No", 0, 0, ""),
    ("None of the soldiers was hurt.", "None", 0, 0, ""),
    ("No one was killed.", "No one", 0, 0, ""),
    ("Not a single soldier was hurt.", "Not a single", 0, 0, ""),
    ("Zero deaths were recorded.", "Zero", 0, 0, ""),
    ("Many people were wounded.", "Many", None, None, ""),
    ("A number of civilians were killed.", "A number of", 3, None, ""),
    ("An unknown number of people are missing.", "An unknown number of", None, None, ""),
    ("A soldier was killed.", "A soldier", 1, 1, ""),
    ("They shot an American soldier.", "an American soldier", 1, 1, ""),
    ("An 89-year-old woman was killed.", "An 89-year-old woman", 1, 1, ""),
    ("One policeman was killed.", "One", 1, 1, ""),
    ("One of them was a girl.", "One", 1, 1, ""),
    ("Another 87 migrants were injured.", "Another 87", 87, 87, ""),
    ("An additional 1,455 families fled.", "An additional 1,455", 1455, 1455, ""),
    ("Five more were wounded.", "Five more", 5, 5, ""),
    ("Ten others were wounded.", "Ten", 10, 10, ""),
    ("The toll stands at 40+ people.", "40+", 40, None, ""),
    ("There were 40 or more people inside.", "40 or more", 40, None, ""),
    ("They sent 30 or so men.", "30 or so", 30, 30, ""),
    ("They sent 20-odd men.", "20-odd", 20, 20, ""),
    ("A 10,000-strong force was sent.", "10,000", 10000, 10000, ""),
    ("A 12-man patrol was ambushed.", "12", 12, 12, ""),
    ("They were 30 kilometres from the town.", "30 kilometres", 30, 30, "km"),
    ("They stood about 69km south of the city.", "about 69km", 69, 69, "km"),
    ("The base is some 30 km away.", "some 30 km", 30, 30, "km"),
    ("They stopped a mile away.", "a mile", 1, 1, "miles"),
    ("Less than half a mile from the tower stood a tank.", "Less than half a mile", None, 0.5, "miles"),
    ("The front is just a few miles away.", "just a few miles", 3, None, "miles"),
    ("The town is 2-3 km from the river.", "2-3 km", 2, 3, "km"),
    ("They hold more than 700 square miles of desert.", "more than 700 square miles", 700, None, "square miles"),
    ("Snipers fired from 300 metres.", "300 metres", 300, 300, "metres"),
    ("They control 51% of the country.", "51%", 51, 51, "percent"),
    ("Just 10 per cent of convoys arrived.", "Just 10 per cent", 10, 10, "percent"),
    ("Over 48% of them were children.", "Over 48%", 48, None, "percent"),
    ("The fighting lasted for more than three months.", "more than three months", 3, None, "months"),
    ("A three-day truce began.", "three", 3, 3, "days"),
    ("The state spent over £1.1bn on aid.", "over £1.1bn", 1100000000, None, "pounds"),
    ("They need about $2-3 billion.", "about $2-3 billion", 2000000000, 3000000000, "dollars"),
    ("It lent $2 billion to $3 billion.", "$2 billion to $3 billion", 2000000000, 3000000000, "dollars"),
    ("The ransom was 50,000 dollars.", "50,000 dollars", 50000, 50000, "dollars"),
    ("A third of the city was destroyed.", "A third", 33.3, 33.3, "percent"),
    ("Two-thirds of the homes were burned.", "Two-thirds", 66.7, 66.7, "percent"),
    ("There were 60 refugees, half of them children.", "half of them", 30, 30, ""),
    ("They took over 20 villages.", "20", 20, 20, ""),
    ("The toll rose from 10 to 20.", "10", 10, 10, ""),
    ("The toll rose from 10 to 20.", "20", 20, 20, ""),
    ("About 2000 troops arrived.", "About 2000", 2000, 2000, ""),
    ("They killed 2000 people in 2016.", "2000", 2000, 2000, ""),
    ("Bombs killed about twenty-one people.", "about twenty-one", 21, 21, ""),
    ("Nearly two million people have been displaced.", "Nearly two million", 2000000, 2000000, ""),
]  # fmt: skip

# texts without any figure
NOTHING = [
    "The uprising began in 2011.",
    "On 17 March the city fell.",
    "On March 17, 2011, the city fell.",
    "Since October 7 the war has gone on.",
    "The attack came at 10:30 pm on Sunday.",
    "They left at 5 a.m. on Monday.",
    "Mazen, 34, and Ahmed, 41, were arrested.",
    "Resolution 2254 was adopted.",
    "Article 5 was invoked.",
    "The 1st Brigade moved north.",
    "Brigade 55 moved north.",
    "Su-35 jets and S-300 batteries were seen.",
    "No. 4 was closed.",
    "They no longer hold it.",
    "They shot at one another.",
    "In his 30s, he joined the rebels.",
    "The 2015 Paris agreement stands.",
    "He was aged 12.",
    "The 2018-02-07 entry says so.",
]


def figures(doc: Doc) -> list[tuple[str, float | None, float | None, str]]:
    return [(count.words.casefold(), count.low, count.high, count.unit) for count in find_figures(doc)]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), ROWS)
def test_reads(parse: Parse, text: str, words: str, low: float | None, high: float | None, unit: str) -> None:
    assert (words.casefold(), low, high, unit) in figures(parse(text))


@pytest.mark.parametrize("text", NOTHING)
def test_leaves_out_dates_ages_times_and_names(parse: Parse, text: str) -> None:
    assert figures(parse(text)) == []


def by_words(doc: Doc, words: str) -> Count:
    return next(count for count in find_figures(doc) if count.words.lower() == words.lower())


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("At least 40 people were killed.", "At least 40", "people"),
        ("Dozens of armed men came.", "Dozens", "men"),
        ("They freed 17 foreign hostages.", "17", "hostages"),
        ("Seven of the 10 hostages were freed.", "Seven", "hostages"),
        ("Several hundred former soldiers marched.", "Several hundred", "soldiers"),
        ("Ten others were wounded.", "Ten", "others"),
    ],
)
def test_names_what_is_counted(parse: Parse, text: str, words: str, noun: str) -> None:
    doc = parse(text)
    counted = by_words(doc, words).noun
    assert counted is not None
    assert doc[counted].text == noun


def test_nothing_counted_where_the_number_stands_alone(parse: Parse) -> None:
    assert by_words(parse("Six were killed on Thursday."), "Six").noun is None


def test_parts_point_to_their_whole(parse: Parse) -> None:
    found = find_figures(parse("At least 108 people died, including 49 children and 34 women."))
    assert [(count.words, count.part_of) for count in found] == [("At least 108", None), ("49", 0), ("34", 0)]


def test_a_partitive_is_a_part_of_what_follows(parse: Parse) -> None:
    seven, ten = find_figures(parse("Seven of the 10 hostages were freed."))
    assert (seven.part_of, ten.part_of, ten.definite) == (1, None, True)


@pytest.mark.parametrize("text", ["Five more were hurt.", "Another 10 men died.", "Ten others fled."])
def test_increases_are_marked(parse: Parse, text: str) -> None:
    assert [count.more for count in find_figures(parse(text))] == [True]


def test_words_and_offsets_agree(parse: Parse) -> None:
    doc = parse("On Friday, at least 40 people and dozens of fighters died; some 30 km away a soldier fled.")
    for count in find_figures(doc):
        assert doc.text[count.char_start : count.char_end] == count.words
        assert doc[count.start].idx == count.char_start


@pytest.mark.parametrize(
    ("text", "head", "low", "high"),
    [
        ("The shelling killed 12 civilians.", "civilians", 12, 12),
        ("The commander was killed.", "commander", 1, 1),
        ("Ahmed Ali was killed.", "Ali", 1, 1),
        ("Civilians were killed.", "Civilians", None, None),
        ("Some police were killed.", "police", None, None),
    ],
)
def test_figure_of_a_noun_phrase(parse: Parse, text: str, head: str, low: float | None, high: float | None) -> None:
    doc = parse(text)
    token = next(token for token in doc if token.text == head)
    count = figure_of(doc, find_figures(doc), token.i)
    assert count is not None
    assert (count.low, count.high) == (low, high)


def test_a_pronoun_has_no_figure_of_its_own(parse: Parse) -> None:
    doc = parse("They were killed.")
    assert figure_of(doc, [], 0) is None


@given(st.integers(min_value=0, max_value=99_999_999))
def test_digits_with_and_without_separators(number: int) -> None:
    assert digits(f"{number:,}") == digits(str(number)) == number


ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@given(st.integers(1, 9), st.integers(2, 9), st.integers(1, 9))
def test_number_words_add_up(hundreds: int, tens: int, units: int) -> None:
    words = [ONES[hundreds - 1], "hundred", "and", TENS[tens - 2], "-", ONES[units - 1]]
    read = read_number([*words, "people"], 0)
    assert read is not None
    assert (read.low, read.high, read.end) == (100 * hundreds + 10 * tens + units,) * 2 + (6,)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    from vedette.extract.language import load

    doc = load().make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    for count in find_figures(doc):
        assert 0 <= count.start < count.end <= len(doc)
