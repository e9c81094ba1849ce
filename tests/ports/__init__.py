"""Tests of the edge to files and clock."""
