"""Which pages does the museum work with? One folder for each place in the bar: look, records, store, plan, do."""
