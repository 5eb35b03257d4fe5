"""What was practised: entries, and the files that keep them."""
