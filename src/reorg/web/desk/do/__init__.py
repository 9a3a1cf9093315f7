"""Do: which moves come next, and which are done?"""
