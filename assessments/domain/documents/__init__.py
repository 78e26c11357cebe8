"""Documents: how a record's declaration reads it, writes it, describes it, and says what is wrong with it."""
