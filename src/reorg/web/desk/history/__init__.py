"""History: what changed in this museum, when and by whom; how any of it is taken back; how it stood on any day?"""
