"""Overlapping annotations -> one tree: nest, fragment, or leave out and say so."""

from tei.hierarchy.tree import build

__all__ = ["build"]
