"""The workbook of the village hall: its sheets, columns and control rows, described as data."""
