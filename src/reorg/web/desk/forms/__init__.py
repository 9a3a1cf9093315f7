"""What do we see when we walk through? The sheets of the condition report, on screen and on paper."""
