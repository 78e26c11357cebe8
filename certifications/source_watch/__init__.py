"""The source watch looks at the pages on which published statements rest, and tells editors what it finds."""
