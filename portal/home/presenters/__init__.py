"""What the templates of the front of the site read."""
