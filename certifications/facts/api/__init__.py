"""Certifications and their facts for programs: what each says, with its source and its dates."""
