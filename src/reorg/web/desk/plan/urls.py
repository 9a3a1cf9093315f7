"""Which addresses lead to the plan, to the plans that are kept, and to what is wished of a plan?"""

from django.urls import path

from reorg.web.desk.plan import plans, reasons, units, views, what_if, wishing

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/make/", views.make, name="make_plan"),
    path("plan/kept/", plans.kept_plans, name="kept_plans"),
    path("plan/kept/compare/", plans.compare, name="compare_plans"),
    path("plan/kept/<slug:key>/", plans.kept_plan, name="kept_plan"),
    path("plan/kept/<slug:key>/accept/", plans.accept, name="accept_plan"),
    path("plan/why/<slug:key>/", reasons.why_here, name="why"),
    path("plan/units/", units.units, name="plan_units"),
    path("plan/units/<slug:key>/", units.unit, name="plan_unit"),
    path("plan/units/<slug:key>/paper/", units.paper, name="plan_unit_paper"),
    path("plan/wishes/", wishing.wish_list, name="wishes"),
    path("plan/wishes/new/", wishing.new_wish, name="new_wish"),
    path("plan/wishes/swap/", wishing.swap, name="swap_wish"),
    path("plan/wishes/<slug:key>/strike/", wishing.strike_wish, name="strike_wish"),
    path("plan/what-if/", what_if.what_if, name="what_if"),
    path("plan/what-if/work/<slug:work>/", what_if.done, name="what_if_done"),
    path("plan/what-if/<slug:name>/", what_if.answer, name="what_if_answer"),
    path("plan/what-if/<slug:name>/take/", what_if.take, name="take_what_if"),
]
