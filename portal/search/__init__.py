"""One search over everything that readers may read, however it is typed."""
