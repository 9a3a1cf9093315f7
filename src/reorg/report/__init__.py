"""How are results told to people, on a page that can be printed and traced?"""
