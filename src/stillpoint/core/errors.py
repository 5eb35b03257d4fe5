"""The one family of errors whose text is meant for a person."""


class StillpointError(Exception):
    """Something a person can mend: its text says what is wrong and how to mend it."""


class Misuse(StillpointError):
    """The request itself is wrong; the command line answers with exit code 2."""
