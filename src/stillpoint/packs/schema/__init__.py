"""Pack format 1 as types: what each table may hold. Nothing outside knows msgspec."""
