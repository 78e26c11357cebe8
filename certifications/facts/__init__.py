"""A certification’s page: its facts with their sources, judgements, progressions, disputes."""
