"""The world outside: files, archives and the clock. Everything else only computes."""
