"""What forms of a result hold: what somebody tries, and a link for whoever pays."""
