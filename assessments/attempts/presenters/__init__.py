"""An attempt as its pages read it."""
