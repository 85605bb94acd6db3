"""How the time of a bulk run grows with documents and with processes."""
