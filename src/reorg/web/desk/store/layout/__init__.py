"""How could a room be laid out: what is asked, what was proposed, and what becomes of a proposal? (pages)"""
