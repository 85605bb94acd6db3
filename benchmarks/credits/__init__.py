"""How well credit lines, bylines and datelines are read, against lines parsed by hand."""
