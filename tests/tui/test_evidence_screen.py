import pytest
from browsing import shown
from steering import press, text_of

from stillpoint.services.evidence import PAGES
from stillpoint.services.parts import Parts
from stillpoint.tui.app import StillpointApp


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_every_page_can_be_turned_up_and_read_to_its_end(
    size: tuple[int, int], parts: Parts
) -> None:
    width, height = size
    async with shown(StillpointApp(parts), width=width, height=height) as pilot:
        await press(pilot, "e")
        for page in PAGES:
            assert page.title.split()[0] in text_of(pilot)
            await press(pilot, "right")
        assert PAGES[0].title.split()[0] in text_of(pilot)
        await press(pilot, "8", *["down"] * 300)
        assert "acupuncture" in text_of(pilot)
        await press(pilot, "escape")
        assert "stillpoint" in text_of(pilot)
