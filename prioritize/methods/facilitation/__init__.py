"""Methods of a workshop, done by hand on a wall or a floor."""
