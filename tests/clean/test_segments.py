from datetime import date
from itertools import pairwise
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.clean.segments import runs, segment

FIRST = "Government troops entered the border town of Marad on Saturday after a week of shelling, the ministry said."
SECOND = "Residents told this paper by telephone that the market was burning and that the road north had been cut."
THIRD = "At least 12 people were killed, according to doctors at the town's only hospital, which has no power."
FOURTH = "The rebels did not comment, but a commander had said on Thursday that his men would not leave the town."
STORY = (FIRST, SECOND, THIRD, FOURTH)


def story_of(text, published=None):
    return [text[span.start : span.end] for span in runs(segment(text, published), story=True)]


def sorts_of(text, published=None):
    return {part.line.text: part.sort for part in segment(text, published)}


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "\n\n".join(STORY),
        "\n".join(STORY),
        "Town falls after week of shelling\n\n" + "\n\n".join(STORY),
        "NEW: The army says it holds the town\n\n" + "\n\n".join(STORY),
        "  \n\n" + "\r\n\r\n".join(STORY) + "\r\n\r\n",
        FIRST + "\n\n“It is over,”\n\nhe said.\n\n" + SECOND,
        FIRST + "\n\nCasualties\n\n" + SECOND + "\n\nDisplacement\n\n" + THIRD,
        FIRST + "\n\n3 March 2016\n\n" + SECOND + "\n\n4 March 2016\n\n" + THIRD + "\n\n5 March 2016\n\n" + FOURTH,
        "AT LEAST\n12,300 IDPS\nMARAD\nTown\nVillage\n" + FIRST,
        "Follow the road north and you come to Marad, where " + FIRST + " " + SECOND * 4,
        "Share this",
    ],
)
def test_a_text_without_furniture_stays_whole(text):
    assert story_of(text) == [text.strip()]


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("Image caption The market of Marad, seen last year", "caption"),
        ("Media caption: A resident films the shelling", "caption"),
        ("Getty Images", "caption"),
        ("AFP/Getty Images", "caption"),
        ("A. Person/Reuters", "caption"),
        ("File Photo", "caption"),
        ("Photo: courtesy of the ministry", "caption"),
        ("Share this", "share"),
        ("Share on Facebook", "share"),
        ("Facebook Twitter WhatsApp Email", "share"),
        ("Follow us on Twitter and Facebook", "share"),
        ("Advertisement", "share"),
        ("3 min read", "share"),
        ("Sign up for our newsletter and never miss a story", "promotion"),
        ("Get the week's news in your inbox", "promotion"),
        ("This website uses cookies to improve your experience.", "promotion"),
        ("Read more: Who holds the border?", "teaser"),
        ("READ ALSO: Who Holds The Border?", "teaser"),
        ("Read more", "teaser"),
        ("Additional reporting by A. Person and B. Person.", "signoff"),
        ("Editing by A. Person", "signoff"),
        ("A. Person contributed to this report.", "credit"),
        ("AFP", "credit"),
        ("(Reporting by A. Person; Editing by B. Person)", "signoff"),
        ("© 2017 The Herald. All rights reserved.", "legal"),
        ("Copyright 2017 The Herald", "legal"),
        ("Page 2 of 4", "legal"),
    ],
)
def test_furniture_between_paragraphs_goes_and_the_story_goes_on(line, sort):
    text = "\n\n".join([FIRST, SECOND, line, *STORY[2:], FIRST, SECOND])
    assert sorts_of(text)[line] == sort
    assert story_of(text) == ["\n\n".join(STORY[:2]), "\n\n".join([*STORY[2:], FIRST, SECOND])]


def test_a_bare_caption_label_takes_the_line_below():
    text = "\n".join([FIRST, "Image caption,", "The market of Marad before the war", SECOND])
    assert story_of(text) == [FIRST, SECOND]


def test_byline_date_and_menu_above_the_story_go_but_the_headline_stays():
    text = "\n".join(
        ["Home", "Top stories", "Marad falls to the army", "By Ann Other in Marad", "5 November 2017", *STORY]
    )
    assert story_of(text) == ["Marad falls to the army", "\n".join(STORY)]


def test_a_line_like_a_byline_within_the_story_stays():
    text = "\n\n".join([FIRST, "From Marad to Hajin", SECOND])
    assert story_of(text) == [text]


def test_what_stands_about_a_known_headline_goes():
    text = "\n\n".join(["The Marad front", "Marad falls to the army", "Ann Other in Hajin", *STORY])
    sorts = {part.line.text: part.sort for part in segment(text, None, "Marad falls to the army")}
    assert [sorts[line] for line in text.split("\n\n")[:3]] == ["kicker", None, "byline"]


def test_the_head_of_a_page_ends_with_its_line_of_sections():
    head = ["Radio Marad", "News from the hills, read and written", "Live | News | Names of the missing | Contact"]
    assert story_of("\n\n".join([*head, "Marad falls to the army", *STORY])) == [
        "\n\n".join(["Marad falls to the army", *STORY])
    ]
    assert story_of("\n\n".join(["Marad | Opinion", *STORY]))[0].startswith("Marad | Opinion")


def test_a_short_last_sentence_is_of_the_story():
    last = "The Herald could not reach the army."
    end = "Published by The Herald, November 5th, 2017"
    assert story_of("\n\n".join([*STORY, last, end, TEASERS])) == ["\n\n".join([*STORY, last])]
    assert story_of("\n\n".join([*STORY, last, TEASERS]), date(2017, 11, 5)) == ["\n\n".join([*STORY, last])]


TEASERS = """Old bridges
Updated 18 Jan 2021

Old bridges

The city must decide what it wants to keep.
A new port
18 Jan 2021

A new port

The old one has been too small for years, and everybody knows who is to blame for that."""


@pytest.mark.parametrize(
    "end", ["Published in The Herald, November 5th, 2017", "(Reporting by A. Person; Editing by B. Person)"]
)
def test_the_report_ends_where_the_story_ends(end):
    text = "\n\n".join([*STORY, end, TEASERS])
    assert story_of(text, date(2017, 11, 5)) == ["\n\n".join(STORY)]
    assert text.endswith(text[runs(segment(text), story=False)[-1].start :])


@pytest.mark.parametrize(
    "heading",
    [
        "Related topics",
        "More on this story",
        "Most read",
        "You may also like",
        "Top Stories",
        "Later bulletins",
        "Earlier reports",
    ],
)
def test_a_heading_over_other_stories_ends_the_story_until_prose_resumes(heading):
    listed = ["Army enters Marad", "Who holds the border?"]
    assert story_of("\n".join([*STORY, heading, *listed])) == ["\n".join(STORY)]
    text = "\n".join([*STORY, heading, *listed, *STORY])
    assert story_of(text) == ["\n".join(STORY), "\n".join(STORY)]


def test_a_tail_of_later_dated_headlines_goes_without_any_end_line():
    text = "\n\n".join([*STORY, TEASERS])
    assert story_of(text, date(2017, 11, 5)) == ["\n\n".join(STORY)]


def test_a_tail_of_broken_off_sentences_goes():
    cut = "\n".join(
        f"Headline number {n}\nTHE council has said that the new road will be built in the..." for n in range(4)
    )
    assert story_of("\n\n".join([*STORY, cut])) == ["\n\n".join(STORY)]


def test_what_follows_a_signoff_in_its_own_line_goes():
    text = f"{FIRST}\n{SECOND} (Writing by A. Person; Editing by B. Person) Buy our data product now, it is very good"
    assert story_of(text) == [f"{FIRST}\n{SECOND}"]


def test_wrapped_lines_are_one_paragraph():
    wrapped = "\n\n".join("\n".join(wrap(paragraph, 64)) for paragraph in STORY)
    text = f"{wrapped}\n\nFollow us on Twitter"
    assert [part.line.text for part in segment(text)] == [*STORY, "Follow us on Twitter"]
    assert story_of(text) == [wrapped]


def test_release_lines_parted_by_line_separators():
    text = f"Joint Command\u2028For Immediate Release\u2028\u2028{FIRST}"
    assert story_of(text) == ["Joint Command", FIRST]


LINES = st.sampled_from(
    [
        *STORY,
        "Related topics",
        "18 Jan 2021",
        "Share this",
        "By Ann Other",
        "Read more",
        "A headline here",
        "Image caption",
        "(Editing by A. Person)",
        "Published in The Herald, 5 May 2017",
        "",
        " ",
        "Cut off...",
    ]
)
ANY_PAGE = st.one_of(st.text(max_size=400), st.lists(LINES | st.text(max_size=60), max_size=30).map("\n".join))


@settings(max_examples=300, deadline=None)
@given(ANY_PAGE, st.none() | st.dates())
def test_spans_are_ordered_disjoint_within_the_text_and_leave_out_blanks_alone(text, published):
    parts = segment(text, published)
    spans = sorted([*runs(parts, story=True), *runs(parts, story=False)])
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()).strip(" .") in "".join(text.split()) or "(" in text
    assert bool(text.strip()) == bool(runs(parts, story=True))
