"""Plan: where should everything go, and what is missing?"""
