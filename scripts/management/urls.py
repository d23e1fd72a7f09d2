from django.contrib import admin
from django.templatetags.static import static
from django.urls import path
from django.views.generic import RedirectView

from scripts.management import api
from scripts.management.exchange import export_pages, import_pages
from scripts.management.findings.listing import listing
from scripts.management.pictures import views as pictures
from scripts.management.preview.assets import asset
from scripts.management.preview.hanging import media

urlpatterns = [
    path("api/v1/", api.index),
    path("api/v1/<slug:collection>", api.collection),
    path("media/<path:path>", media),
    path("assets/<str:name>", asset),
    path(
        "admin/picture/upload/<str:token>",
        admin.site.admin_view(pictures.upload),
        name="picture-upload",
    ),
    path(
        "admin/picture/<slug:collection>/<slug:pk>/<slug:digest>",
        admin.site.admin_view(pictures.shown),
        name="picture-shown",
    ),
    path("admin/findings/", admin.site.admin_view(listing), name="findings"),
    path("admin/import/", admin.site.admin_view(import_pages.start), name="import"),
    path(
        "admin/import/<str:token>/",
        admin.site.admin_view(import_pages.check),
        name="import-check",
    ),
    path(
        "admin/import/<str:token>/problems/",
        admin.site.admin_view(import_pages.problems),
        name="import-problems",
    ),
    path("admin/export/", admin.site.admin_view(export_pages.choose), name="export"),
    path("admin/", admin.site.urls),
    path("favicon.ico", RedirectView.as_view(url=static("records/icon.svg"))),
    path("", RedirectView.as_view(url="/admin/")),
]
handler404 = "scripts.management.api.not_found"
handler500 = "scripts.management.api.server_error"
