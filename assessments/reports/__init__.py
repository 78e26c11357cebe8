"""Reports: metadata, filters, columns and one generator of rows for page and files alike."""
