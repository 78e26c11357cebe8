"""The catalogue for machines: each certification as linked data, and all of it as files with a licence."""
