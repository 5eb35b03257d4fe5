"""Drawings of a breath as values: no widget, no clock, no colour."""
