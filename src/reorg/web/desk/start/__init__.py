"""Start: what is this, what can I do first, and how do we stand in ten minutes?"""
