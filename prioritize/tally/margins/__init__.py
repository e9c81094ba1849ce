"""How many ballots would have to be wrong to change a result, one module per family of methods."""
