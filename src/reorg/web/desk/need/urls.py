"""Which addresses has what is needed?"""

from django.urls import path

from reorg.web.desk.need import papers, prices, supplies, views

urlpatterns = [
    path("plan/need/", views.need, name="need"),
    path("plan/need/work/", views.work_out, name="need_work"),
    path("plan/need/prices/", prices.prices, name="need_prices"),
    path("plan/need/carpenter/", papers.carpenter, name="need_carpenter"),
    path("plan/need/carpenter.pdf", papers.carpenter_pdf, name="need_carpenter_pdf"),
    path("plan/need/paper/", papers.paper, name="need_paper"),
    path("plan/need/paper.pdf", papers.paper_pdf, name="need_paper_pdf"),
    path("plan/need/supplies/", supplies.supplies, name="need_supplies"),
    path("plan/need/supplies/<slug:key>/", supplies.change, name="need_supply"),
    path("plan/need/<slug:name>/", views.option, name="need_option"),
]
