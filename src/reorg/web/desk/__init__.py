"""Which pages does the museum work with?"""
