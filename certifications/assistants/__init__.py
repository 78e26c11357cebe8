"""What an assistant may ask: the catalogue, its facts and their sources, by the Model Context Protocol."""
