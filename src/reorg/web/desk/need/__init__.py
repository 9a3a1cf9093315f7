"""What is missing in the store: three options, prices, what the carpenter builds, what is on its way."""
