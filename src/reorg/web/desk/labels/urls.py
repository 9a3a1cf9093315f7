"""Which addresses lead to labels and lists on paper?"""

from django.urls import path

from reorg.web.desk.labels import printing, views

urlpatterns = [
    path("labels/", views.labels, name="labels"),
    path("labels/printer/", printing.printer, name="label_printer"),
    path("labels/test-page.pdf", printing.test_page, name="label_test_page"),
    path("labels/<slug:work_id>/sheet.pdf", views.labels_pdf, name="labels_pdf"),
    path("labels/<slug:work_id>/sheet.png", views.labels_picture, name="labels_picture"),
]
