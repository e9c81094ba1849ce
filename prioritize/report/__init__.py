"""Reports: results as text, tables and JSON, in the language of their readers."""
