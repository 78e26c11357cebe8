"""Taking an assessment: start, section, answer, review, submit, claim, forget."""
