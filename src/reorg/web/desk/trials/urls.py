"""Which addresses does the test of finding have?"""

from django.urls import path

from reorg.web.desk.trials import papers, running, sheets, views

urlpatterns = [
    path("look/finding/", views.trials_page, name="trials"),
    path("look/finding/<slug:key>/", views.one, name="trial"),
    path("look/finding/<slug:key>/end/", views.end, name="trial_end"),
    path("look/finding/<slug:key>/sheet/", papers.sheet, name="trial_sheet"),
    path("look/finding/<slug:key>/sheet.pdf", papers.sheet_pdf, name="trial_sheet_pdf"),
    path("look/finding/<slug:key>/told/", papers.told, name="trial_told"),
    path("look/finding/<slug:key>/told.pdf", papers.told_pdf, name="trial_told_pdf"),
    path("look/finding/<slug:key>/type/", sheets.type_in, name="trial_type"),
    path("look/finding/<slug:key>/<int:at>/", running.draw, name="trial_draw"),
]
