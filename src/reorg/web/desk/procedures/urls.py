"""Which addresses do the daily procedures have?"""

from django.urls import path

from reorg.web.desk.procedures import accessions, changing, papers, sorting, steps, views

urlpatterns = [
    path("do/procedures/", views.procedures, name="procedures"),
    path("do/procedures/new/<str:code>/", views.new, name="procedure_new"),
    path("do/procedures/register/<str:code>/", views.register, name="procedure_register"),
    path("do/procedures/<slug:key>/", views.one, name="procedure"),
    path("do/procedures/<slug:key>/change/", changing.change, name="procedure_change"),
    path("do/procedures/<slug:key>/sign/", steps.sign, name="procedure_sign"),
    path("do/procedures/<slug:key>/step/<slug:code>/", steps.step, name="procedure_step"),
    path("do/procedures/<slug:key>/walk/", steps.walk, name="procedure_walk"),
    path("do/procedures/<slug:key>/close/", steps.close, name="procedure_close"),
    path("do/procedures/<slug:key>/cancel/", steps.cancel, name="procedure_cancel"),
    path("do/procedures/<slug:key>/undo/", steps.undo, name="procedure_undo"),
    path("do/procedures/<slug:key>/paper/<slug:kind>/", papers.paper, name="procedure_paper"),
    path("do/procedures/<slug:key>/paper/<slug:kind>.pdf", papers.paper_pdf, name="procedure_paper_pdf"),
    path("do/sorting/", sorting.sorting, name="sorting"),
    path("do/accessions/", accessions.accessions, name="accessions"),
    path("do/accessions/print/", accessions.register_page, name="accessions_page"),
    path("do/accessions.pdf", accessions.register_pdf, name="accessions_pdf"),
]
