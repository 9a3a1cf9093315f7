"""Which addresses do tasks have?"""

from django.urls import path

from reorg.web.desk.tasks import changing, papers, views

urlpatterns = [
    path("plan/tasks/", views.tasks_page, name="tasks"),
    path("plan/tasks/new/", changing.new, name="task_new"),
    path("plan/tasks/team/", changing.team, name="task_team"),
    path("plan/tasks/week/", papers.week, name="task_week"),
    path("plan/tasks/week.pdf", papers.week_pdf, name="task_week_pdf"),
    path("plan/tasks/<slug:key>/", views.one, name="task"),
    path("plan/tasks/<slug:key>/take/", changing.take, name="task_take"),
    path("plan/tasks/<slug:key>/log/", changing.log, name="task_log"),
    path("plan/tasks/<slug:key>/log/<slug:line>/strike/", changing.strike, name="task_strike"),
    path("plan/tasks/<slug:key>/state/", changing.state, name="task_state"),
    path("plan/tasks/<slug:key>/card/", papers.card, name="task_card"),
    path("plan/tasks/<slug:key>/card.pdf", papers.card_pdf, name="task_card_pdf"),
]
