"""Django's settings, from the workspace (PORTAL_*), the city's file and the environment.

Importing this module writes nothing: secrets are made when they are first used, the database
when it is first opened.

DATABASE_URL              another database than var/management.sqlite3: see database.py
MANAGEMENT_ALLOWED_HOSTS  host names, separated by commas, under which a proxy with TLS offers
                          the system; loopback only where it is unset
"""

import os

from django.utils.functional import SimpleLazyObject

from scripts.city import load_city
from scripts.management.database import databases
from scripts.management.secret_files import secret
from scripts.workspace import workspace

PLACES = workspace()
CITY = load_city(PLACES.city_file)

SECRETS = PLACES.var / "secrets"
SECRET_KEY = SimpleLazyObject(lambda: secret(SECRETS, "django-key"))
API_TOKEN = SimpleLazyObject(lambda: secret(SECRETS, "api-token"))

SQLITE_FILE = PLACES.var / "management.sqlite3"
DATABASES = databases(SQLITE_FILE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_HOSTS = [
    host.strip()
    for host in os.environ.get("MANAGEMENT_ALLOWED_HOSTS", "").split(",")
    if host.strip()
]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *_HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _HOSTS]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(_HOSTS)
SESSION_COOKIE_NAME = "management_session"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 60 * 60  # seconds: a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

INSTALLED_APPS = [
    "django.contrib.auth",  # before ours, which takes its pages out of the admin
    "scripts.management.apps.RecordsConfig",
    "scripts.management.apps.OfficeAdminConfig",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Gzip stands outside the conditional get: its random padding must not reach the ETag.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "scripts.management.addresses.no_nul",
    "scripts.management.preview.links.only_one_page",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scripts.management.staff.middleware.acting_account",
    "scripts.management.staff.middleware.own_password_first",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "scripts.management.urls"
WSGI_APPLICATION = "scripts.management.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "scripts.management.staff.passwords.LongEnough",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = CITY.timezone
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # the admin's own files, straight from Django: nothing to collect
MEDIA_ROOT = PLACES.var / "media"
MEDIA_URL = "/media/"
FILE_UPLOAD_HANDLERS = ["scripts.management.pictures.receiving.UploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # an opening with hundreds of sessions is one form

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}
