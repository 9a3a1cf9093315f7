"""How do photographs come in by the browser, wait for their objects, and are looked at one by one?"""
