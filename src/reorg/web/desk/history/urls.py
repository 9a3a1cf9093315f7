"""Which addresses lead to what changed?"""

from django.urls import path

from reorg.web.desk.history import views

urlpatterns = [
    path("do/history/", views.history, name="history"),
    path("do/history/<str:device>/<int:act>/", views.action, name="action"),
    path("do/history/<str:device>/<int:act>/undo/", views.undo, name="undo_action"),
]
