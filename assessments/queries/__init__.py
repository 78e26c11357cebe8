"""Reads of assessments, one module for each thing that is asked for."""
