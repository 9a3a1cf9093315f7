"""How are the daily procedures of a small museum carried out in a browser? (Spectrum 5.1)"""
