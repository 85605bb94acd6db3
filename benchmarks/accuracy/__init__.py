"""How well the desk finds an article's body, beside the best HTML extractors."""
