"""What the catalogue is filtered by: each facet is declared once, beside how it reads a certification."""
