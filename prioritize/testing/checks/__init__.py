"""What the kit asks of every method, by theme; each check says in plain words what is wrong."""
