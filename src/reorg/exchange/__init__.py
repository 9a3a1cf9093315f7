"""How do files become entries and entries become files?"""
