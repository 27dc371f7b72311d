"""Django settings. Everything an installation may change comes from the environment:

XIEGUAN_DATA      where the database, the keys and uploaded papers live (default: ~/.local/share/xieguan)
XIEGUAN_DATABASE  a database address such as postgres://…; default: SQLite in the data directory
XIEGUAN_PASSWORDS the password profile, level-3 (等保三级, the default) or level-2
XIEGUAN_HTTPS     1 where a server that speaks HTTPS stands before this one: cookies and addresses are then secure only
"""

import os
from pathlib import Path

import dj_database_url

from xieguan.keys import data_directory, django_secret
from xieguan.words import LOCALE

DATA = data_directory()
SECRET_KEY = django_secret(DATA)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("XIEGUAN_HOSTS", "localhost 127.0.0.1 [::1]").split()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "xieguan.desk",
    "xieguan.people",
    "xieguan.web",
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "xieguan.web.assets.Assets",
    "xieguan.web.languages.Speaking",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "xieguan.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "web/templates"],
        "OPTIONS": {
            "environment": "xieguan.web.jinja.environment",
            "context_processors": ["xieguan.web.frame.context"],
        },
    }
]
STATIC_URL = "static/"
AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "xieguan.people.passwords.Policy"}]
PASSWORD_PROFILE = os.environ.get("XIEGUAN_PASSWORDS", "level-3")

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("XIEGUAN_DATABASE") or f"sqlite:///{DATA / 'xieguan.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # a lost write is worse than a slow one; and two acts at once must wait for each other, not fail half-way
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
# a refusal goes on the trail after its act has been rolled back, so no request is one transaction
ATOMIC_REQUESTS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [LOCALE]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# a file `demo` beside the data says that all of it is made up; every page says so too
DEMO = (DATA / "demo").exists()

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "xieguan.web.assets.Storage"},
}
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "xieguan.web.assets.Finder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

HTTPS = os.environ.get("XIEGUAN_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "xieguan.web.errors.forged"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
