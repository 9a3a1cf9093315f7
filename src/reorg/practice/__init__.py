"""What does a museum look like whose truth we know?"""
