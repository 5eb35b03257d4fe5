"""What all tests share."""

import gc

SELDOM = 50_000
"""Objects made until garbage is looked for; at Python's 700 that took a fifth of the time."""


def pytest_configure() -> None:
    gc.set_threshold(SELDOM, 20, 50)
