from pathlib import Path

import pytest

from stillpoint.services.voices import voice_in_words
from stillpoint.signals.engines import engines_on


@pytest.mark.parametrize(
    ("engines", "is_on", "told"),
    [
        (
            ("espeak", "spd-say"),
            True,
            "spd-say, the first found of say, spd-say, espeak-ng, espeak, powershell;"
            " espeak where it fails",
        ),
        (("espeak",), False, "off; it would be espeak, the first found of"),
        ((), True, "on, but none of say, spd-say, espeak-ng, espeak, powershell is here;"),
        ((), False, "off; none of say"),
    ],
)
def test_the_doctor_tells_what_speaks_and_why(
    engines: tuple[str, ...], is_on: bool, told: str, tmp_path: Path
) -> None:
    for name in engines:
        (tmp_path / name).touch(0o755)
    assert voice_in_words(engines_on(str(tmp_path)), is_on=is_on).startswith(told)
