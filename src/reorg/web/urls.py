"""Which address leads to which page?"""

urlpatterns: list[object] = []
