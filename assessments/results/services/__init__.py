"""Links to the payer's page: made, ended, forgotten."""
