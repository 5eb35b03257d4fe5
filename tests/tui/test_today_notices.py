"""Notice of what is about to begin, given once and never in the way."""

import os
from pathlib import Path

import pytest
from browsing import shown
from plan_examples import MORNING, plan, with_plans
from steering import press, settled, text_of, told

from stillpoint.core.clock import ManualClock
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp


@pytest.fixture
def parts(parts: Parts, tmp_path: Path) -> Parts:
    return with_plans(parts, tmp_path)


async def test_notice_is_given_once_and_not_of_what_was_begun(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, MORNING.replace("07:15", "07:18"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        for _ in range(28):
            clock.advance(15)
            app.look_at_the_clock()
        await settled(pilot)
        assert told(pilot) == ["Morning, in 5 min", "Morning, in 1 min", "Morning, now"]
        assert "Today now Morning 07:18" in text_of(pilot)


async def test_notice_goes_to_the_desktop_too_without_a_name(
    parts: Parts, clock: ManualClock, tmp_path: Path
) -> None:
    pipe, program = tmp_path / "told", tmp_path / "notify-send"
    os.mkfifo(pipe)
    program.write_text(f'#!/bin/sh\nfor words; do :; done; echo "$words" > {pipe}\n')
    program.chmod(0o755)
    plan(parts, MORNING.replace("07:15", "07:18"))
    parts.change("notices", "discreet")
    app = StillpointApp(
        Parts(parts.places, clock, environ={"PATH": str(tmp_path), "DISPLAY": ":0"})
    )
    async with shown(app):
        clock.advance(60)
        app.look_at_the_clock()
        assert pipe.read_text() == "Something you planned is near.\n"


async def test_no_notice_over_a_practice_nor_after_it(parts: Parts, clock: ManualClock) -> None:
    plan(parts, MORNING.replace("07:15", "07:18"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        await press(pilot, "enter")
        for _ in range(40):
            clock.advance(15)
            app.look_at_the_clock()
        await press(pilot, "q", "enter")
        app.look_at_the_clock()
        await settled(pilot)
        assert told(pilot) == []


async def test_a_notice_that_is_shown_when_a_practice_begins_is_not_told_again_after_it(
    parts: Parts, clock: ManualClock
) -> None:
    plan(parts, MORNING.replace("07:15", "07:18"))
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        clock.advance(60)
        app.look_at_the_clock()
        await settled(pilot)
        before = told(pilot)
        await press(pilot, "enter", "q", "enter")
        assert before == ["Morning, in 5 min"]
        assert told(pilot) == []


async def test_no_notice_in_quiet_hours(parts: Parts, clock: ManualClock) -> None:
    plan(parts, MORNING.replace("07:15", "07:18"))
    parts.change("quiet_hours", "22:00-08:00")
    app = StillpointApp(parts)
    async with shown(app) as pilot:
        clock.advance(60)
        app.look_at_the_clock()
        await settled(pilot)
        assert told(pilot) == []
