"""What the site’s search finds of the catalogue: certifications, role families, articles, their sections."""
