"""Letters to those who applied: what their application got, and how far it is from the line."""
