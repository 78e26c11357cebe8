"""Changes: the index, and the record of searches that found nothing."""
