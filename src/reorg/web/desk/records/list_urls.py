"""Which address leads to which page of the list of objects?"""

from django.urls import path

from reorg.web.desk.records import list_out, list_page, worklists

urlpatterns = [
    path("records/", list_page.objects, name="objects"),
    path("records/worklists/", worklists.worklists, name="worklists"),
    path("records/list/out/", list_out.write, name="list_out"),
    path("records/list/written/", list_out.written, name="list_written"),
]
