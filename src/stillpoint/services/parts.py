"""Every part that a front end may ask for, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from stillpoint.config.forms import Value
from stillpoint.config.settings import Settings
from stillpoint.config.settings_reading import read_settings
from stillpoint.files.watch import Watch

# Home is painted before anything but the settings is asked for: the rest is imported on demand.
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from stillpoint.config.circle import Circle
    from stillpoint.config.places import Places
    from stillpoint.core.clock import Clock
    from stillpoint.core.sessions import Session
    from stillpoint.history.entries import Entry
    from stillpoint.history.journal import Journal
    from stillpoint.history.reading import History
    from stillpoint.history.summaries import Summary
    from stillpoint.packs.library import Library
    from stillpoint.people.persons import Person
    from stillpoint.people.reading import People
    from stillpoint.routines.writing import RoutineFile
    from stillpoint.services.company import Company
    from stillpoint.services.manner import Manner
    from stillpoint.services.outside import News
    from stillpoint.services.recovery import Recovery
    from stillpoint.services.sharing import Sharing
    from stillpoint.services.sittings import Sitting
    from stillpoint.services.sounding import Sound
    from stillpoint.services.timetables import Timetable
    from stillpoint.services.voices import Trial
    from stillpoint.signals.reading_aloud import ReadingAloud


class Parts:
    """The library, the settings, the history and what is made of them."""

    def __init__(
        self,
        places: Places,
        clock: Clock,
        *,
        builtin: Path | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.places = places
        self.clock = clock
        self._builtin = builtin
        self._environ = environ or {}
        """Where players are looked for; without it none is found."""
        self.removed: list[Summary] = []
        """What was taken out of history since the program began, the last of it last."""
        self._read: tuple[object, History] | None = None

    @cached_property
    def library(self) -> Library:
        """All packs found."""
        from stillpoint.packs.library import builtin_folder, read_library

        return read_library(self._builtin or builtin_folder(), self.places.packs)

    def forget_library(self) -> None:
        """Have the packs read again when they are next asked for."""
        self.__dict__.pop("library", None)

    @cached_property
    def sharing(self) -> Sharing:
        """What packs come in and go out by."""
        from stillpoint.services.sharing import downloaded

        return self.sharing_by(downloaded)

    def sharing_by(self, download: Callable[[str], bytes]) -> Sharing:
        """The same, with another way to get what is at an address."""
        from stillpoint.services.sharing import Sharing

        folder = self.places.packs
        return Sharing(folder, self.clock, builtin=self._builtin, download=download)

    @cached_property
    def routines(self) -> RoutineFile:
        """The user's own routines."""
        from stillpoint.routines.writing import RoutineFile

        return RoutineFile(self.places.routines_file, self.places.removed_routines_file)

    def timetable(self) -> Timetable:
        """What the user's routines and learning paths come to, as all is on disk now."""
        from stillpoint.services.timetables import Timetable

        now, day_end = self.clock.now(), self.settings.day_end
        return Timetable(self.routines.read(), self.library, self.history(), now, day_end)

    @cached_property
    def journal(self) -> Journal:
        """Where this device writes its entries."""
        from stillpoint.history.identity import device_name
        from stillpoint.history.journal import Journal

        return Journal(self.places.history, device_name(self.places.data))

    @property
    def settings(self) -> Settings:
        """The settings as they are on disk, defaults for what is faulty."""
        return self._settings[0]

    @property
    def settings_faults(self) -> tuple[str, ...]:
        """What is wrong in the settings file."""
        return self._settings[1]

    def change(self, name: str, value: Value) -> None:
        """Keep a setting. Raises `SettingsError`."""
        from stillpoint.config.settings_changes import change_setting

        change_setting(self.places.settings_file, name, value)
        self._read_settings()

    def reset(self, name: str) -> None:
        """Let the default of a setting count again. Raises `SettingsError`."""
        from stillpoint.config.settings_changes import reset_setting

        reset_setting(self.places.settings_file, name)
        self._read_settings()

    def change_key(self, id: str, keys: str | None) -> None:
        """Give a binding other keys, or its own again. Raises `SettingsError`."""
        from stillpoint.config.settings_changes import change_key, reset_key

        if keys is None:
            reset_key(self.places.settings_file, id)
        else:
            change_key(self.places.settings_file, id, keys)
        self._read_settings()

    def heed_settings(self) -> bool:
        """Read the settings again if another program wrote them; whether anything is different."""
        if not self._settings_watch.has_news():
            return False
        before = self._settings
        self._read_settings()
        return self._settings != before

    def circle(self) -> tuple[Circle, tuple[str, ...]]:
        """The people to call as they are on disk now, and what is wrong with their file."""
        from stillpoint.config.circle import read_circle

        return read_circle(self.places.circle_file)

    def history(self) -> History:
        """The history as it is on disk now; its files are read again only once they changed."""
        from stillpoint.history.reading import read_history

        files = _as_they_are(self.places.history)
        if self._read and self._read[0] == files:
            return self._read[1]
        history = read_history(self.places.history)
        is_whole = all(fault.line for fault in history.unreadable)
        self._read = (files, history) if is_whole else None
        return history

    def entry(self, id: str) -> Entry | None:
        """All of an entry as it is on disk now; None where it is gone."""
        from stillpoint.history.reading import entry_in

        return entry_in(self.places.history, id)

    def recover(self) -> Recovery:
        """Turn what killed runs left behind into entries."""
        from stillpoint.services.recovery import recovery

        return recovery(self.places.running, self.journal)

    def people(self) -> People:
        """Who practises here, as their file says now."""
        from stillpoint.people.reading import read_people

        return read_people(self.places.people_file)

    @cached_property
    def sound(self) -> Sound:
        """What is heard."""
        from stillpoint.services.sounding import Sound

        return Sound(self.places, self.clock, self._environ)

    @cached_property
    def trial(self) -> Trial:
        """What lets the voice be heard as it is set."""
        from stillpoint.services.voices import Trial

        return Trial(self._environ)

    def reading_aloud(self, sitting: Sitting) -> ReadingAloud | None:
        """What says the words of a sitting, where they are to be said."""
        if not self.settings.voice:
            return None
        from stillpoint.services.voices import reading_aloud

        return reading_aloud(sitting, self.settings, self._environ)

    def tell_outside(self, news: News, write: Callable[[str], object] | None = None) -> bool:
        """Whether something was told outside the program, as the settings want it."""
        from stillpoint.services.outside import tell_outside

        return tell_outside(news, self.settings, self.clock.now(), self._environ, write)

    def fall_silent(self) -> None:
        """Let nothing be heard any more but a bell that rings out."""
        if "trial" in self.__dict__:
            self.trial.close()
        if "sound" in self.__dict__:
            self.sound.close()

    def company(self, other: Person | None = None) -> Company:
        """Whoever uses this device, and the child or adult that a session is with."""
        from stillpoint.services.company import Company, me

        carer = me(self.people(), self.settings)
        child, adult = (other, None) if other and other.is_young else (None, other)
        today = self.clock.now().date()
        return Company(carer, child, adult, today, pace=self.settings.own_pace)

    def sitting(
        self,
        session: Session,
        company: Company | None = None,
        before: Mapping[str, object] | None = None,
        manner: Manner | None = None,
    ) -> Sitting:
        """A session that begins now, with what the check-in before it found.

        A step back names the circle. What leads to it hands on the manner of practising.
        """
        from stillpoint.services.company import refusal_now
        from stillpoint.services.manner import AS_WRITTEN
        from stillpoint.services.sittings import Sitting
        from stillpoint.services.soothing import with_circle

        session = with_circle(session, self.circle()[0])
        company = company or self.company()
        return Sitting(
            session,
            clock=self.clock,
            journal=self.journal,
            running=self.places.running,
            company=company,
            before=before or {},
            manner=manner or AS_WRITTEN,
            refusal=partial(refusal_now, session, company, self.people, company.today),
        )

    @cached_property
    def _settings(self) -> tuple[Settings, tuple[str, ...]]:
        return read_settings(self.places.settings_file)

    def _read_settings(self) -> None:
        self._settings = read_settings(self.places.settings_file)

    @cached_property
    def _settings_watch(self) -> Watch:
        return Watch(self.places.settings_file)


def _as_they_are(folder: Path) -> object:
    """What is different once a file in a folder was written, added or taken away."""
    try:
        stats = {path.name: path.stat() for path in folder.iterdir()}
    except OSError:
        return object()  # equal to nothing: it is read again, and says what is wrong
    return {name: (each.st_size, each.st_mtime_ns) for name, each in stats.items()}
