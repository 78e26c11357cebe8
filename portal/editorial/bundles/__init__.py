"""Bundles: several contents that are approved and go live as one."""
