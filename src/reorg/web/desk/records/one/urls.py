"""Which addresses lead to one object? They stand before the list's own (``records/<key>/`` takes whatever is left)."""

from django.urls import path

from reorg.web.desk.records.one import editing, joining, sheet, views

urlpatterns = [
    path("records/new/", editing.object_new, name="object_new"),
    path("records/<slug:key>/change/", editing.edit, name="edit"),
    path("records/<slug:key>/is/", joining.join_object, name="join_object"),
    path("records/<slug:key>/sheet.pdf", sheet.object_sheet, name="object_sheet"),
    path("records/<slug:key>/", views.one, name="object"),
]
