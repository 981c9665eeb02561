"""A walk through a site in a real browser: what a reader does with mouse and keyboard, and what no page may do."""
