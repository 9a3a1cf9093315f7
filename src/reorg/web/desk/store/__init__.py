"""Store: where are the rooms and units, how full are they, and what stands in each?"""
