"""stillpoint: timed practice in the terminal."""
