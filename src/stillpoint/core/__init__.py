"""The rules of practice as values and functions of values: no clock, disk or screen."""
