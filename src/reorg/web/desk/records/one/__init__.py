"""One object: what is known of it, who said so, what happened to it, and how that is changed?"""
