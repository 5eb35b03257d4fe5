"""The forms in which entries come in from elsewhere and go out to it, a file each."""
