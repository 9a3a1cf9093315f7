"""Which addresses do the schedule and the team have?"""

from django.urls import path

from reorg.web.desk.schedule import team, views

urlpatterns = [
    path("plan/schedule/", views.schedule_page, name="schedule"),
    path("plan/schedule/week/", views.week, name="schedule_week"),
    path("plan/schedule/week.pdf", views.week_pdf, name="schedule_week_pdf"),
    path("plan/schedule/card/", views.card, name="schedule_card"),
    path("plan/schedule/card.pdf", views.card_pdf, name="schedule_card_pdf"),
    path("plan/team/", team.team, name="team"),
    path("plan/team/new/", team.person, name="person_new"),
    path("plan/team/booked/", team.booked, name="room_booked"),
    path("plan/team/calendar/", team.calendar, name="calendar"),
    path("plan/team/<slug:key>/", team.person, name="person"),
    path("plan/team/<slug:key>/off/", team.strike, name="person_off"),
]
