"""Can we find things? The pages of the two-way test (RE-ORG criteria 5 and 6)."""
