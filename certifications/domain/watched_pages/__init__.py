"""How the source watch reads a page: its text, the passage in which a value stands, its address. Pure."""
