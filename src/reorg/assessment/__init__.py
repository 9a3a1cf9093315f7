"""How does the museum stand, by component and criterion, and how sure are we?"""
