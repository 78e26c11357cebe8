"""What reports read: rows, figures, columns."""
