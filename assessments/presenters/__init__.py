"""Assessments as their templates read them: every sentence is made here, every decision in the domain."""
