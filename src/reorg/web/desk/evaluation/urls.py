"""Which addresses lead to the full self-evaluation?"""

from django.urls import path

from reorg.web.desk.evaluation import papers, views

urlpatterns = [
    path("look/evaluation/", views.evaluation, name="evaluation"),
    path("look/evaluation/sheet/", papers.sheet, name="evaluation_sheet"),
    path("look/evaluation/sheet.pdf", papers.sheet_pdf, name="evaluation_pdf"),
    path("look/evaluation/<slug:area>/", views.area, name="evaluation_area"),
]
