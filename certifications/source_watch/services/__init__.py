"""Which addresses are watched, and what came of a look at one."""
