"""Proof reports: asked for, made, stored, signed, put into words, and the gate that demands one."""
