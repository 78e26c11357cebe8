"""What the forms of texts ask, the feed of articles, authors, the glossary and readers’ questions."""
