"""Where are entries and their index kept in a database?"""
