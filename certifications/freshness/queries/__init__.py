"""What is to be checked, what was found at sources, and what editors have not said yet."""
