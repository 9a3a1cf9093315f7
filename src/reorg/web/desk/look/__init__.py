"""Look: how does the museum stand, and what is told to whom?"""
