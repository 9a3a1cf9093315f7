"""What does RE-ORG ask, measure and do? The method as data files with sources."""
