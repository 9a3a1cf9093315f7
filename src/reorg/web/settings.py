"""With which settings does Django run for one museum? All that varies comes from two environment variables.

``REORG_MUSEUM`` is the museum's folder; ``REORG_DATABASE`` a ``postgresql://`` address where the museum lives on a
PostgreSQL server instead of the folder's own SQLite file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from reorg.language import LANGUAGES as SPOKEN

MUSEUM = Path(os.environ.get("REORG_MUSEUM", "."))


def _database() -> dict[str, Any]:
    if address := os.environ.get("REORG_DATABASE"):
        parts = urlsplit(address)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
        }
    # WAL and FULL: nothing acknowledged is lost at a power cut; IMMEDIATE: a writer waits instead of failing half way
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": MUSEUM / "museum.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["django.contrib.staticfiles", "reorg.web.journal", "reorg.web.desk"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # around the style sheets too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "reorg.web.desk.page.speaking",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "reorg.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ]
        },
    }
]
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = list(SPOKEN.items())
LOCALE_PATHS = [Path(__file__).parents[1] / "locale"]
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
# The key signs forms for one run of a server on loopback; a server for many sets its own.
SECRET_KEY = os.environ.get("REORG_SECRET") or os.urandom(32).hex()
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
# a whole card of photographs comes in one form; the page that takes them writes each to disk as it arrives
DATA_UPLOAD_MAX_NUMBER_FILES = 10_000
DEBUG = False
LOGGING_CONFIG = None
