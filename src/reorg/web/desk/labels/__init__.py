"""How are labels and lists chosen, looked at and printed from the browser?"""
