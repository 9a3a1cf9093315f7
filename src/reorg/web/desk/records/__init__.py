"""Records: which objects are there, where do they come from, and what is wrong with what is written of them?"""
