"""The audit trail: from bytes to findings, without touching files, the clock or chance."""
