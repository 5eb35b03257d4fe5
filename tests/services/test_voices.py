from pathlib import Path

import pytest

from stillpoint.config.settings import Settings
from stillpoint.services.voices import voice_in_words

ON, OFF = Settings(voice=True), Settings()
SOUNDLESS = Settings(voice=True, sound="off")
FAR_AWAY = {"SSH_CONNECTION": "10.0.0.2 50022 10.0.0.1 22"}


@pytest.mark.parametrize(
    ("engines", "settings", "environ", "told"),
    [
        (
            ("espeak", "spd-say"),
            ON,
            {},
            "spd-say, the first found of say, spd-say, espeak-ng, espeak, powershell;"
            " espeak where it fails",
        ),
        (("espeak",), OFF, {}, "off; it would be espeak, the first found of"),
        (("espeak",), SOUNDLESS, {}, "silent, for sound is off; it would be espeak"),
        (("espeak",), ON, FAR_AWAY, "none, for over ssh it would be heard at the other end"),
        ((), ON, {}, "none, for say, spd-say, espeak-ng, espeak, powershell are not here"),
        ((), OFF, {}, "off; it would be none, for say"),
    ],
)
def test_the_doctor_tells_what_speaks_and_why(
    engines: tuple[str, ...],
    settings: Settings,
    environ: dict[str, str],
    told: str,
    tmp_path: Path,
) -> None:
    for name in engines:
        (tmp_path / name).touch(0o755)
    assert voice_in_words(settings, {"PATH": str(tmp_path), **environ}).startswith(told)
