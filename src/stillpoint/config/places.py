"""The folders that belong to the user."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """Where a user's files lie."""

    data: Path
    config: Path

    @property
    def history(self) -> Path:
        """The folder of journals."""
        return self.data / "history"

    @property
    def backups(self) -> Path:
        """The folder of journals as they were before they were repaired."""
        return self.data / "history-backups"

    @property
    def quarantine(self) -> Path:
        """The folder of lines that could not be read and were moved out of journals."""
        return self.data / "history-quarantine"

    @property
    def running(self) -> Path:
        """The folder of checkpoints of sessions in progress."""
        return self.data / "running"

    @property
    def packs(self) -> Path:
        """The folder of the user's own packs."""
        return self.data / "packs"

    @property
    def circle_file(self) -> Path:
        """The people to call, written by hand or by the program."""
        return self.data / "circle.toml"

    @property
    def people_file(self) -> Path:
        """Who practises here."""
        return self.data / "people.toml"

    @property
    def routines_file(self) -> Path:
        """The user's own routines, written by hand or by the program."""
        return self.data / "routines.toml"

    @property
    def removed_routines_file(self) -> Path:
        """The routines that were removed last, which can be brought back."""
        return self.data / "routines-removed.toml"

    @property
    def sounds(self) -> Path:
        """The folder of built-in sounds, which are made when they are first heard."""
        return self.data / "sounds"

    @property
    def own_sounds(self) -> Path:
        """The folder of the user's own bells and backgrounds."""
        return self.config / "bells"

    @property
    def settings_file(self) -> Path:
        """The settings, written by hand or by the program."""
        return self.config / "settings.toml"


def places(environ: Mapping[str, str]) -> Places:
    """The folders that `environ` names, else those of the platform."""
    return Places(
        data=_named(environ, "STILLPOINT_DATA_DIR") or _platform_folder("user_data_path"),
        config=_named(environ, "STILLPOINT_CONFIG_DIR") or _platform_folder("user_config_path"),
    )


def _named(environ: Mapping[str, str], variable: str) -> Path | None:
    folder = environ.get(variable, "").strip()
    return Path(folder).expanduser().absolute() if folder else None


def _platform_folder(kind: str) -> Path:
    from platformdirs import PlatformDirs  # 25 ms to import, and not needed where both are named

    folder: Path = getattr(PlatformDirs("stillpoint", appauthor=False), kind)
    return folder
