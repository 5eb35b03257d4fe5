from pathlib import Path

import pytest

from stillpoint.config.places import Places, places


def test_named_folders_are_used(tmp_path: Path) -> None:
    found = places(
        {"STILLPOINT_DATA_DIR": f"{tmp_path}/d", "STILLPOINT_CONFIG_DIR": f"{tmp_path}/c"}
    )
    assert found == Places(data=tmp_path / "d", config=tmp_path / "c")
    assert found.history == tmp_path / "d" / "history"
    assert found.running == tmp_path / "d" / "running"
    assert found.packs == tmp_path / "d" / "packs"
    assert found.settings_file == tmp_path / "c" / "settings.toml"


@pytest.mark.parametrize("environ", [{}, {"STILLPOINT_DATA_DIR": " "}])
def test_unnamed_folders_are_the_platforms(environ: dict[str, str]) -> None:
    found = places(environ)
    assert found.data.is_absolute()
    assert "stillpoint" in found.data.parts
    assert "stillpoint" in found.config.parts
