"""From tables to what people see: labels, charts, displays, reports."""
