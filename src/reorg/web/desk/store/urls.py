"""Which addresses lead to the store, its rooms, units, shelves and boxes?"""

from django.urls import path

from reorg.web.desk.store import (
    beneath,
    draw,
    figures,
    forms,
    maps,
    rows,
    shelves,
    views,
    walk,
    walk_paper,
    walls,
)

urlpatterns = [
    path("store/", views.places, name="places"),
    path("store/new-room/", forms.new_room, name="new_room"),
    path("store/new-walls/", walls.new_walls, name="new_walls"),
    path("store/room-sheet.pdf", walls.room_sheet, name="room_sheet"),
    path("store/list/", forms.store_list, name="store_list"),
    path("store/walk/", walk.walk_page, name="walk"),
    path("store/walk/sheet/", walk_paper.sheet, name="walk_sheet"),
    path("store/walk/sheet.pdf", walk_paper.sheet_pdf, name="walk_sheet_pdf"),
    path("store/walk/type/", walk_paper.type_in, name="walk_type"),
    path("store/walk/<slug:key>/", walk.walk_unit, name="walk_unit"),
    path("store/figures/", figures.figures, name="figures"),
    path("store/maps/", maps.first, name="maps"),
    path("store/maps/<slug:which>/", maps.one_map, name="map"),
    path("store/<slug:key>/", views.place, name="place"),
    path("store/<slug:key>/new-unit/", forms.new_unit, name="new_unit"),
    path("store/<slug:key>/new-row/", rows.new_row, name="new_row"),
    path("store/<slug:key>/new-boxes/", rows.new_boxes, name="new_boxes"),
    path("store/<slug:key>/walls/", walls.walls, name="walls"),
    path("store/<slug:key>/shelves/", shelves.unit_shelves, name="unit_shelves"),
    path("store/<slug:key>/draw/", draw.draw, name="draw"),
    path("store/<slug:key>/drawing/", beneath.drawing, name="drawing"),
    path("store/<slug:key>/drawing/picture/", beneath.drawing_picture, name="drawing_picture"),
    path("store/<slug:key>/change/", forms.change, name="change_place"),
]
