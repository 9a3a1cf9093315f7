"""Which addresses lead to the layout of rooms?"""

from django.urls import path

from reorg.web.desk.store.layout import chosen, views

urlpatterns = [
    path("plan/layout/", views.rooms, name="layouts"),
    path("plan/layout/<slug:key>/", views.ask, name="layout_room"),
    path("plan/layout/<slug:key>/proposals/", views.proposals, name="layout_proposals"),
    path("plan/layout/<slug:key>/accept/", chosen.accept, name="layout_accept"),
    path("plan/layout/<slug:key>/check/", chosen.check, name="layout_check"),
    path("plan/layout/<slug:key>/layout.pdf", chosen.sheet_pdf, name="layout_pdf"),
]
