import pytest

from vedette.clean.headline import same_headline, with_headline

TITLE = "Marad falls to the army"
PROSE = "Government troops entered the border town of Marad on Saturday after a week of shelling, the ministry said."


@pytest.mark.parametrize(
    ("paragraphs", "title", "heading", "made"),
    [
        ([PROSE], TITLE, None, [TITLE, PROSE]),
        ([TITLE, PROSE], TITLE, TITLE, [TITLE, PROSE]),
        (["The Marad front", TITLE, PROSE], TITLE, TITLE, ["The Marad front", TITLE, PROSE]),
        ([TITLE, "The Marad front", TITLE, PROSE], TITLE, TITLE, [TITLE, "The Marad front", PROSE]),
        ([TITLE, PROSE], f"{TITLE} | The Herald", TITLE, [TITLE, PROSE]),
        ([TITLE, PROSE], "What the fall of a town means", TITLE, [TITLE, PROSE]),
        (["The Herald", PROSE], TITLE, "The Herald", [TITLE, "The Herald", PROSE]),
        ([PROSE], PROSE[:60], None, [PROSE]),
        ([TITLE, PROSE, TITLE], TITLE, TITLE, [TITLE, PROSE, TITLE]),
        ([PROSE], None, None, [PROSE]),
    ],
)
def test_a_headline_stands_once(paragraphs, title, heading, made):
    assert with_headline(paragraphs, title, heading)[0] == made


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (TITLE, TITLE.upper(), True),
        ("Marad’s fall", "Marad's fall", True),
        (TITLE, f"{TITLE} - The Herald of the Northern Hills and Valleys", True),
        (TITLE, "Marad falls to...", True),
        (TITLE, f"{TITLE} and its allies", False),
        (TITLE, "Hajin falls to the army", False),
        ("", "", False),
    ],
)
def test_when_two_lines_are_one_headline(one, other, same):
    assert same_headline(one, other) is same
    assert same_headline(other, one) is same
