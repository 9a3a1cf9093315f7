"""Which addresses lead to moving, the movement register, and what is out?"""

from django.urls import path

from reorg.web.desk.do import back, move, movements, plan, views

urlpatterns = [
    path("do/", views.do, name="do"),
    path("do/plan/", plan.do_plan, name="do_plan"),
    path("do/plan/other/", plan.otherwise, name="do_plan_other"),
    path("do/plan/stop/", plan.stop_tonight, name="do_plan_stop"),
    path("do/plan/again/", plan.again, name="do_plan_again"),
    path("do/plan/lists/", plan.lists, name="do_plan_lists"),
    path("plan/moves/", plan.moves, name="plan_moves"),
    path("do/move/", move.move_things, name="move_things"),
    path("do/out/", back.out, name="out"),
    path("do/movements/", movements.movements, name="movements"),
    path("do/movements/written/", movements.written, name="movements_written"),
    path("do/movements/<slug:device>/<int:act>/", movements.movement, name="movement"),
    path("do/movements/<slug:device>/<int:act>/back/", movements.take_back, name="take_back_move"),
    path("do/movements/<slug:device>/<int:act>/slip.pdf", movements.slip, name="slip"),
]
