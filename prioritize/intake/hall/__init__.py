"""The workbook of the hall as it comes back from people: recognized, made public, and read."""
