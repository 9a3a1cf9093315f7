"""Which words do the templates know beyond Django's own?"""
