"""Readers: files that people bring become values of the model."""
