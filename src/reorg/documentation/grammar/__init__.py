"""How do museums write sizes, numbers and dates, and what do they mean by it?"""
