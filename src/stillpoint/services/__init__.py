"""What the front ends ask for: packs, history and settings joined with the rules of practice."""
