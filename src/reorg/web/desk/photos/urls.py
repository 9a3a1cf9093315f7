"""Which addresses lead to photographs?"""

from django.urls import path

from reorg.web.desk.photos import bringing, of_things, one, shown, tray

urlpatterns = [
    path("photos/new/", bringing.photos_new, name="photos_new"),
    path("photos/new/<slug:token>/", bringing.go_on, name="photos_go_on"),
    path("photos/tray/", tray.tray, name="photos_tray"),
    path("photos/of/<slug:key>/", of_things.photos_of, name="photos_of"),
    path("photos/<slug:key>/", one.photo, name="photo"),
    path("photos/<slug:key>/change/", one.change, name="photo_change"),
    path("photos/<slug:key>/small/", shown.photo_small, name="photo_small"),
    path("photos/<slug:key>/large/", shown.photo_large, name="photo_large"),
    path("photos/<slug:key>/file/", shown.photo_file, name="photo_file"),
    path("photos/<slug:key>/out/", shown.photo_out, name="photo_out"),
]
