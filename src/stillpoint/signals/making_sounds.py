"""Makes sounds ahead, in a process of its own: FOLDER NAME …, where it holds up nobody."""

import sys
from pathlib import Path

from stillpoint.core.errors import StillpointError
from stillpoint.signals.sounds import sound_file


def main(folder: str, *names: str) -> None:
    """Make each sound that is not there yet, in the order in which they are asked for."""
    for name in names:
        sound_file(Path(folder), name)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except StillpointError as error:
        sys.exit(str(error))
