"""Methods that weigh scores on criteria."""
