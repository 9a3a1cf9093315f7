"""What does the solver need to know of a museum?"""
