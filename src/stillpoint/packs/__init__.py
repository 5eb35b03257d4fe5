"""Packs: TOML files of sessions, read into the values of the core."""
