import re
import string

import pytest
from textual.keys import _normalize_key_list

from stillpoint.config.key_names import keys_named, told
from stillpoint.config.keys import explained, keys_in, keys_of, with_led
from stillpoint.core.errors import Misuse


@pytest.mark.parametrize("sign", [*string.ascii_letters, *string.digits, *"!?/+-_@\\#.;:'\"()[]"])
def test_a_sign_is_called_as_the_screens_call_it_and_told_as_it_is(sign: str) -> None:
    (key,) = keys_named(sign)
    assert key == _normalize_key_list(sign)
    assert told(key) == sign


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("space, p", ("space", "p")),
        ("ctrl+s", ("ctrl+s",)),
        ("?,F2".lower(), ("question_mark", "f2")),
        ("shift+ctrl+up,ctrl+shift+up", ("ctrl+shift+up",)),
    ],
)
def test_several_keys_are_written_with_commas(written: str, keys: tuple[str, ...]) -> None:
    assert keys_named(written) == keys


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("spce", 'there is no key "spce"; did you mean space?'),
        ("hyper+x", '"hyper+x" begins with no ctrl, alt or shift'),
        ("", "there must be a key for it"),
        ("p,", 'there is no key ""'),
        ("shift+a", '"shift+a" is written A'),
        ("shift+2", '"shift+2" is the sign that it types; write that'),
        ("ctrl+i", "ctrl+i comes as tab; write tab"),
        ("ctrl+m", "ctrl+m comes as enter; write enter"),
    ],
)
def test_what_is_no_key_is_refused(written: str, fault: str) -> None:
    with pytest.raises(Misuse, match=re.escape(fault)):
        keys_named(written)


def test_bindings_change_their_keys_with_each_other() -> None:
    keymap, faults = keys_in({"practice.mute": "v", "practice.next-drawing": "m"})
    assert keymap == {"practice.mute": "v", "practice.next-drawing": "m"}
    assert faults == {}
    assert keys_of("practice.mute", keymap) == ("v",)
    assert keys_of("practice.pause", keymap) == ("space",)


@pytest.mark.parametrize(
    ("id", "keys", "fault"),
    [
        ("practice.mute", "v", "practice.mute: v is taken: “Next drawing” (practice.next-drawing)"),
        ("app.people", "x", "app.people: x is taken: “Take it out” (arranging.take-out)"),
        ("today.days", "1", "today.days: 1 is taken: “Home” (app.home)"),
        ("practice.puase", "p", 'there is no binding "practice.puase"; did you mean'),
        ("app.quit", "Q", "app.quit: this stays on ctrl+c"),
        ("sheet.back", "x", 'sheet.back: escape must stay among its keys; write "escape,x"'),
        ("practice.mute", "escape", "practice.mute: esc leads one step back, wherever one is"),
        ("practice.mute", "", "practice.mute: there must be a key for it"),
        ("practice.mute", 3, 'practice.mute: expected keys in quotes, such as "p"'),
        ("practice.needed", "3", "practice.needed: 3 answers questions while you practise"),
        ("practice.mute", "m,down", "practice.mute: ↓ answers questions while you practise"),
        ("practice", {"mute": "p"}, 'practice: write the id in quotes, such as "practice.mute"'),
    ],
)
def test_keys_that_cannot_be_given_are_named_and_the_own_ones_stay(
    id: str, keys: object, fault: str
) -> None:
    keymap, faults = keys_in({"practice.tap": "y", id: keys})
    assert keymap == {"practice.tap": "y"}
    assert faults[id].startswith(fault)


def test_whoever_is_needed_is_one_key_wherever_one_is() -> None:
    keymap, faults = keys_in({"practice.needed": "f1", "help.needed": "f2"})
    assert with_led(keymap) == dict.fromkeys(("practice.needed", "app.needed", "help.needed"), "f1")
    assert list(faults) == ["help.needed"]
    assert keys_in({"help.cues": "b"})[1]["help.cues"].startswith("help.cues: b is taken")


def test_an_explanation_tells_the_key_that_was_given() -> None:
    words = "{practice.mute} mutes, {practice.back} goes back."
    assert explained(words, {"practice.mute": "plus,x"}) == "+ mutes, ← goes back."


def test_keys_of_other_places_are_free_in_a_practice() -> None:
    assert keys_in({"practice.pause": "p"}) == ({"practice.pause": "p"}, {})


def test_what_is_no_table_of_keys_is_named() -> None:
    assert keys_in("p")[1] == {"": 'write [keys], and below it such as "practice.pause" = "p"'}
