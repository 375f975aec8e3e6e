"""Thin Celery layer: ids in, one call, nothing decided."""
