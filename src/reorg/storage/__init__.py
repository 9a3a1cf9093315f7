"""What stands where, what is missing, and where should everything go?"""
