"""The catalogue as linked data, all its files, and the page about them."""
