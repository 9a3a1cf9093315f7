"""What do the museum's lists say, and what is wrong with them?"""
