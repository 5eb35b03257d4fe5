"""The user's own routines: what is done when, what was begun, and who leads."""
