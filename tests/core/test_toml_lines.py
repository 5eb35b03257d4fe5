from stillpoint.core.toml_lines import Path, lines_of

TEXT = '''\
a = 1
"b c" = """
[not.a.table]
x = 1 """
[t]  # [no]
d.e = [
  1, # one
  { f = 2,
    g = """"quoted"""" },
]
[[s]]
[[s.step]]
[[s.step]]
k = "#[x]"
[s.bells]
[[s]]
[[s.step]]
'''


LINES: dict[Path, int] = {
    ("a",): 1,
    ("b c",): 2,
    ("t",): 5,
    ("t", "d"): 6,
    ("t", "d", "e"): 6,
    ("t", "d", "e", 0): 7,
    ("t", "d", "e", 1): 8,
    ("t", "d", "e", 1, "f"): 8,
    ("t", "d", "e", 1, "g"): 9,
    ("s",): 11,
    ("s", 0): 11,
    ("s", 0, "step"): 12,
    ("s", 0, "step", 0): 12,
    ("s", 0, "step", 1): 13,
    ("s", 0, "step", 1, "k"): 14,
    ("s", 0, "bells"): 15,
    ("s", 1): 16,
    ("s", 1, "step"): 17,
    ("s", 1, "step", 0): 17,
}


def test_every_key_table_and_element_has_its_line() -> None:
    assert lines_of(TEXT, LINES) == LINES


def test_what_is_not_there_has_the_lines_of_what_is_around_it() -> None:
    assert lines_of(TEXT, [("s", 1, "title")]) == {("s",): 11, ("s", 1): 16}


def test_what_comes_after_all_that_is_wanted_is_not_read() -> None:
    assert lines_of("a = 1\n= = =\n", [("a",)]) == {("a",): 1}


def test_what_cannot_be_followed_has_no_line() -> None:
    assert lines_of("a = 1\n= = =\nb = 2\n", [("a",), ("b",)]) == {("a",): 1}
