"""Figures of what was practised: pure functions of its summaries."""
