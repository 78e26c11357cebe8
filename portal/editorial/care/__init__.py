"""Who looks after which content, and when somebody has to read it again."""
