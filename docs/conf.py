"""How the pages are built: `make docs`, plain HTML in build/docs."""

project = "Copydesk"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "Raw text in, the article out", "font_size": "17px"}
myst_heading_anchors = 3
