"""What changes a bundle."""
