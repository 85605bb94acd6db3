"""How fast the desk is, beside its peers and beside the web server that it stands in."""
