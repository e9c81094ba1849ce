"""The tests of prioritize; folders mirror the package."""
