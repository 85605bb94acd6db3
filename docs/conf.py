"""How the pages are built: `make docs`, plain HTML in build/docs."""

project = "Copydesk"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_static_path = ["_static"]
html_show_copyright = False
html_theme_options = {
    "description": "Raw text in, the article out",
    "font_size": "17px",
    "page_width": "1240px",
}
myst_heading_anchors = 3
