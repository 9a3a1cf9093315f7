"""Which addresses lead to the sheets of the condition report?"""

from django.urls import path

from reorg.web.desk.forms import papers, views

urlpatterns = [
    path("look/forms/", views.forms_page, name="forms"),
    path("look/forms.pdf", papers.all_pdf, name="forms_pdf"),
    path("look/forms/<slug:form>/", views.form_page, name="form"),
    path("look/forms/<slug:form>/sheets.pdf", papers.form_pdf, name="form_pdf"),
    path("look/forms/<slug:form>/<slug:key>/", views.sheet_page, name="form_sheet"),
    path("look/forms/<slug:form>/<slug:key>/sheet/", papers.sheet, name="form_paper"),
    path("look/forms/<slug:form>/<slug:key>/sheet.pdf", papers.sheet_pdf, name="form_sheet_pdf"),
]
