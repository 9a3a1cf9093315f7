"""Which addresses lead to the store, its rooms, units, shelves and boxes?"""

from django.urls import path

from reorg.web.desk.store import figures, forms, maps, rows, views, walls

urlpatterns = [
    path("store/", views.places, name="places"),
    path("store/new-room/", forms.new_room, name="new_room"),
    path("store/new-walls/", walls.new_walls, name="new_walls"),
    path("store/room-sheet.pdf", walls.room_sheet, name="room_sheet"),
    path("store/list/", forms.store_list, name="store_list"),
    path("store/figures/", figures.figures, name="figures"),
    path("store/maps/", maps.first, name="maps"),
    path("store/maps/<slug:which>/", maps.one_map, name="map"),
    path("store/<slug:key>/", views.place, name="place"),
    path("store/<slug:key>/new-unit/", forms.new_unit, name="new_unit"),
    path("store/<slug:key>/new-row/", rows.new_row, name="new_row"),
    path("store/<slug:key>/new-boxes/", rows.new_boxes, name="new_boxes"),
    path("store/<slug:key>/walls/", walls.walls, name="walls"),
    path("store/<slug:key>/change/", forms.change, name="change_place"),
]
