"""Which addresses lead to what changed?"""

from django.urls import path

from reorg.web.desk.history import on_day, views

urlpatterns = [
    path("do/history/", views.history, name="history"),
    path("do/history/on/<str:day>/", on_day.museum_on, name="museum_on"),
    path("do/history/on/<str:day>/register.csv", on_day.register_on, name="register_on"),
    path("do/history/on/<str:day>/<slug:key>/", on_day.place_on, name="place_on"),
    path("do/history/<str:device>/<int:act>/", views.action, name="action"),
    path("do/history/<str:device>/<int:act>/undo/", views.undo, name="undo_action"),
]
