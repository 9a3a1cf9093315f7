"""Which addresses lead to the plan, to the plans that are kept, and to what is wished of a plan?"""

from django.urls import path

from reorg.web.desk.plan import plans, views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/make/", views.make, name="make_plan"),
    path("plan/kept/", plans.kept_plans, name="kept_plans"),
    path("plan/kept/compare/", plans.compare, name="compare_plans"),
    path("plan/kept/<slug:key>/", plans.kept_plan, name="kept_plan"),
    path("plan/kept/<slug:key>/accept/", plans.accept, name="accept_plan"),
]
