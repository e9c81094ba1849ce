"""The scoring workbook of a committee becomes a consultation with score sheets."""
