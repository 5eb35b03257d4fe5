"""The wheel alone, in a fresh environment outside the checkout, is the whole program."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from terminal import Terminal

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that holds nothing but the built wheel and what it needs."""
    folder = tmp_path_factory.mktemp("wheel")
    run = {"check": True, "capture_output": True, "cwd": folder, "timeout": 600}
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    subprocess.run([*build, str(CHECKOUT)], **run)  # type: ignore[call-overload]
    venv.create(folder / "environment", with_pip=True)
    bin_folder = folder / "environment" / "bin"
    wheel = next(folder.glob("*.whl"))
    install = [str(bin_folder / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, **run)  # type: ignore[call-overload]
    return bin_folder


@pytest.mark.end_to_end
def test_the_wheel_brings_its_packs_and_starts_a_session(installed: Path, tmp_path: Path) -> None:
    environ = {
        "STILLPOINT_DATA_DIR": str(tmp_path / "data"),
        "STILLPOINT_CONFIG_DIR": str(tmp_path / "config"),
    }
    program = str(installed / "stillpoint")
    packs = subprocess.run(
        [program, "packs", "list"],
        env=environ,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    listed = {line.split()[0] for line in packs.stdout.splitlines()}
    assert {"breath", "sit", "stretch"} <= listed

    with Terminal([program, "start", "six-a-minute"], environ, cols=80, rows=24) as terminal:
        terminal.wait_for("left")
        terminal.press("ctrl+c")
        terminal.wait_exit()
        assert terminal.left_behind() == []
