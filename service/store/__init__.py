"""The only package that knows SQL: plain functions that take and return domain values."""
