"""Which addresses lead to one object? They stand before the list's own (``records/<key>/`` takes whatever is left)."""

from django.urls import path

from reorg.web.desk.records.one import views

urlpatterns = [
    path("records/<slug:key>/", views.one, name="object"),
]
