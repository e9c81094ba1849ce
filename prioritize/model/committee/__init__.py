"""What the scoring workbook of a committee consists of."""
