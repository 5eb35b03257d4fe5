"""The command line: each command reads what was typed, asks one service and prints."""
