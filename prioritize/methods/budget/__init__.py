"""Methods that fund projects from a budget."""
