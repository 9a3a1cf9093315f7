"""How do we stand, point by point? The full self-evaluation on screen and on paper (our own wording)."""
