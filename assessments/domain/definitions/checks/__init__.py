"""The refusals of the compiler, by what they are about."""
