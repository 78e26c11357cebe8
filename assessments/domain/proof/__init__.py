"""What a definition can and cannot do, proved over all its sheets before it goes live."""
