"""The registry's files, and what it knows of its parties."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.errors import NotFoundError, RegistryError
from vedette.ground.party_entry import KINDS
from vedette.ground.registry import Registry

HEAD = "source: a test\nparties:\n"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def _write(folder: Path, text: str) -> Path:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_registry_is_broad(registry: Registry) -> None:
    assert len(registry.entries) > 2000
    assert len(registry.countries) > 190
    groups = [entry for entry in registry.entries.values() if entry.kind != "person"]
    assert len({iso for entry in groups for iso in entry.countries}) > 90


def test_every_entry_is_sourced_and_typed(registry: Registry) -> None:
    for entry in registry.entries.values():
        assert entry.source and entry.kind in KINDS and entry.name, entry.id
        assert set(entry.countries) | set(entry.members) <= set(registry.countries), entry.id


def test_persons_are_public_figures_with_a_role(registry: Registry) -> None:
    persons = [entry for entry in registry.entries.values() if entry.kind == "person"]
    assert len(persons) > 600
    assert all(entry.role and len(entry.role.split()) >= 2 for entry in persons)
    assert all(not entry.leads or registry.knows(entry.leads) for entry in persons)


def test_every_spelling_has_one_usual_bearer(registry: Registry) -> None:
    for words, aliases in registry.spelled.items():
        usual = [alias for alias in aliases if not alias.shared]
        assert len({alias.exact for alias in usual}) == len(usual), words


def test_every_name_finds_its_party(registry: Registry) -> None:
    for entry in registry.entries.values():
        assert entry.id in {alias.party for alias in registry.named(entry.name)}, entry.id


def test_an_own_file_adds_and_replaces(tmp_path: Path) -> None:
    own = "- {id: green-front, name: Green Front, kind: rebel, countries: [ML]}\n"
    replaced = "- {id: hezbollah, name: Party of the Cedars, kind: militia}\n"
    registry = Registry.load(_write(tmp_path, HEAD + own + replaced))
    assert registry.entry("green-front").countries == ("ML",)
    assert registry.entry("hezbollah").name == "Party of the Cedars"


FAULTS = [
    ("parties: []\n", "needs exactly 'source'"),
    ("- a\n", "must be a mapping"),
    ("{", "not readable as YAML"),
    (HEAD + "- 3\n", "must be a mapping with id, name and kind"),
    (HEAD + "- {id: x, kind: rebel}\n", "lacks 'name'"),
    (HEAD + "- {id: X Y, name: X, kind: rebel}\n", "lower-case words"),
    (HEAD + "- {id: x, name: X, kind: sort}\n", "kind 'sort' is none of"),
    (HEAD + "- {id: x, name: X, kind: rebel, colour: red}\n", "unknown field 'colour'"),
    (HEAD + "- {id: x, name: X, kind: rebel, aliases: Y}\n", "'aliases' must be a list"),
    (HEAD + "- {id: x, name: X, kind: rebel, countries: [Syria]}\n", "no two-letter country code"),
    (HEAD + "- {id: x, name: X, kind: person}\n", "needs the public 'role'"),
    (HEAD + "- {id: x, name: X, kind: rebel, from: soon}\n", "'from' must be a year"),
    (HEAD + "- {id: x, name: X, kind: rebel, from: 2015, to: 2011}\n", "'to' lies before 'from'"),
    (HEAD + "- {id: x, name: X, kind: rebel, parents: [nobody-at-all]}\n", "refers to 'nobody-at-all'"),
    (HEAD + "- {id: x, name: Hamas, kind: rebel}\n", "mark one as shared"),
    (HEAD + "- {id: x, name: '---', kind: rebel}\n", "has no letters"),
]


@pytest.mark.parametrize(("text", "fault"), FAULTS, ids=[fault for _, fault in FAULTS])
def test_a_faulty_file_is_named_with_its_fault(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(RegistryError) as raised:
        Registry.load(_write(tmp_path, text))
    assert fault in str(raised.value)


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="not a folder"):
        Registry.load(tmp_path / "nowhere")


def test_an_unknown_id_is_not_found(registry: Registry) -> None:
    assert not registry.knows("nobody-at-all")
    with pytest.raises(NotFoundError):
        registry.entry("nobody-at-all")


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("gov-tj", "Government of Tajikistan"),
        ("mil-cf", "Military Forces of the Central African Republic"),
        ("police-pe", "Police Forces of Peru"),
        ("civ-ph", "Civilians (Philippines)"),
        ("rebels-td", "Chadian rebels"),
    ],
)
def test_every_country_has_its_state_and_people(registry: Registry, party: str, name: str) -> None:
    assert registry.entry(party).name.replace("the Philippines", "Philippines") == name


def test_how_parties_stand_to_each_other(registry: Registry) -> None:
    assert registry.compatible("mil-sy", "gov-sy")
    assert registry.compatible("qassam-brigades", "hamas")
    assert registry.compatible("us-led-coalition", "mil-us")
    assert registry.compatible("muammar-gaddafi", "gov-ly")
    assert not registry.compatible("hamas", "gov-il")
    assert registry.are_allied("gov-sy", "hezbollah")
    assert registry.are_allied("houthis", "gov-ir")
    assert not registry.are_allied("rapid-support-forces", "mil-sd")
    assert "al-qaeda" in registry.parents("katiba-macina")


@pytest.mark.parametrize("party", ["islamic-state", "mil-sy", "gov-sy", "syrian-democratic-forces", "us-led-coalition"])
def test_who_can_hold_a_town(registry: Registry, party: str) -> None:
    assert registry.can_hold(party)


@pytest.mark.parametrize("party", ["syrian-observatory", "rami-abdel-rahman", "iom", "media-sy"])
def test_who_cannot(registry: Registry, party: str) -> None:
    assert not registry.can_hold(party)


def test_canonical_names_of_states_have_one_form(registry: Registry) -> None:
    for iso, country in registry.countries.items():
        for role, form in (("military", "Military Forces of"), ("police", "Police Forces of")):
            entry = registry.role(role, iso)
            assert entry is not None and entry.name == f"{form} {country.called}"
