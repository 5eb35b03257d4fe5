"""What is heard: bells, and later tones and speech."""
