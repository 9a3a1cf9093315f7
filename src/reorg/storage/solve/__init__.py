"""Which box goes on which shelf? Knows boxes and shelves only."""
