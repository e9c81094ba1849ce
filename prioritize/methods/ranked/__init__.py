"""Methods that count ballots on which projects are ordered."""
