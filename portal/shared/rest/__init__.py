"""Conventions that every endpoint of the API keeps: who may call, refusals, lists, copies, description."""
