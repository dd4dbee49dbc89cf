"""encode(): the stages in order, on one screen."""
