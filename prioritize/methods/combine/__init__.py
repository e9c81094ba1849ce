"""Methods that make one list of several."""
