"""Tree -> `<text>`: its shape, its running text, its identifiers and its evidence."""
