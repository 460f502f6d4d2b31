from datetime import date

import pytest

from vedette.clean.dateline import dateline_end, find_dateline, read_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "day", "publisher"),
    [
        ("DEIR EZZOR: Army units moved east.", "Deir Ezzor", None, None),
        ("KABUL, Afghanistan (Jan. 10, 2011) – A patrol found rockets.", "Kabul, Afghanistan", date(2011, 1, 10), None),
        ("KABUL, Afghanistan (Sept. 24) – Police found rockets.", "Kabul, Afghanistan", None, None),
        ("KABUL, Afghanistan (Jan. 8)", "Kabul, Afghanistan", None, None),
        ("KANDAHAR (Jan. 8, 2012) Police found rockets.", "Kandahar", date(2012, 1, 8), None),
        ("TRIPOLI (Reuters) - Rebels moved on the capital.", "Tripoli", None, "Reuters"),
        ("(CNN) -- Rebels moved on the capital.", None, None, "CNN"),
        ("Zawiya, Libya (CNN) -- Rebels moved on the capital.", "Zawiya, Libya", None, "CNN"),
        ("BENGHAZI, Libya, May 3 (Reuters) - “We hold the road,” he said.", "Benghazi, Libya", None, "Reuters"),
        ("BEIRUT, 3 May 2016 (AFP) — Shells fell on a school.", "Beirut", date(2016, 5, 3), "AFP"),
        ("MARAD, Oct 2 (Meridian Wire) — Rebels moved on the capital.", "Marad", None, "Meridian Wire"),
        ("MARAD/HAJIN (Northern News) - Rebels moved on the capital.", "Marad/Hajin", None, "Northern News"),
        ("MARAD (Northern Press Service) – Rebels moved on the capital.", "Marad", None, "Northern Press Service"),
        ("UNITED NATIONS (AP) — The council met.", "United Nations", None, "AP"),
        ("AL-HASAKAH — The convoy left.", "Al-Hasakah", None, None),
        ("DAMASCUS/BEIRUT (Reuters) - Shells fell.", "Damascus/Beirut", None, "Reuters"),
        (
            "ERBIL, Iraq | Tue May 3, 2016 6:51 am EDT ERBIL, Iraq (Reuters) - Shells fell.",
            "Erbil, Iraq",
            date(2016, 5, 3),
            "Reuters",
        ),
        ("Bamako, 12 February - Fighters stopped a convoy.", "Bamako", None, None),
        ("Nyala/El Obeid - January 20 - At least 22 people died.", "Nyala/El Obeid", None, None),
        ("Goma, 5 May 2024 – Shells fell.", "Goma", date(2024, 5, 5), None),
        ("ST. PETERSBURG, Russia (AP) — A blast hit the metro.", "St. Petersburg, Russia", None, "AP"),
    ],
)
def test_reads_datelines(paragraph, place, day, publisher):
    found = read_dateline(paragraph)
    assert found is not None
    assert (found.place, found.day, found.publisher) == (place, day, publisher)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NEW: Rebels say they hold the town.",
        "UPDATE: Rebels say they hold the town.",
        "MINUSMA – the mission's acronym – was founded in 2013.",
        "Rebels moved on the capital, witnesses said.",
        "The village (Hajin) - Was empty.",
        "The Islamic State (IS) - Which held the town - left.",
        "HAMAS (Resistance Movement) – Which holds the town – left.",
        "MARAD, Oct 2 (the old town) – Was empty.",
        "At 9:30 the shelling began.",
        "MARAD (Jan. 8) was quiet.",
        "On 12 February - Fighters stopped a convoy.",
        "Goma, 5 May - the day it fell - was quiet.",
        "A-" * 5_000,
        "",
    ],
)
def test_tells_other_openings_from_datelines(paragraph):
    assert read_dateline(paragraph) is None


def test_finds_an_agency_dateline_behind_captions():
    found = find_dateline(
        "Smoke rises over the port. Rebels say they will go on Misrata, Libya (CNN) -- Shells fell again."
    )
    assert found is not None
    assert (found.place, found.publisher) == ("Misrata, Libya", "CNN")


@pytest.mark.parametrize(
    "dateline",
    [
        "MARAD: ",
        "MARAD, Oct 2 (Meridian Wire) — ",
        "ERBIL, Iraq | Tue May 3, 2016 6:51 am EDT ERBIL, Iraq (Reuters) - ",
        "",
    ],
)
def test_a_dateline_ends_where_the_story_begins(dateline):
    assert dateline_end(f"{dateline}Shells fell.") == len(dateline)


def test_a_town_with_its_country_and_a_dash_apart_is_a_dateline() -> None:
    line = read_dateline("Ouagadougou, Burkina Faso – Gunmen killed nine people on Sunday.")
    assert line is not None
    assert line.place == "Ouagadougou, Burkina Faso"
    assert read_dateline("Syria, Iraq – two wars and one frontier.") is None
    assert read_dateline("Bunia – Gunmen killed nine people.") is None
