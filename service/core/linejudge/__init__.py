"""The learned judge: how likely each line of a text, or of a page, is the article's."""
