"""What the catalogue has for the desks of people: reports by readers, stale facts, figures of pages."""
