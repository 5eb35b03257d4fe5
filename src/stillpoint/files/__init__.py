"""Files that people edit by hand: read and changed without a loss, and watched."""
