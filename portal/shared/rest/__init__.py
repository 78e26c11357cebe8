"""Conventions that every endpoint of the API keeps: who may call it, refusals, lists, copies, its description."""
