"""Django settings. Everything an installation may change comes from the environment:

XIEGUAN_DATA      where the database, the keys and uploaded papers live (default: ~/.local/share/xieguan)
XIEGUAN_DATABASE  a database address such as postgres://…; default: SQLite in the data directory
XIEGUAN_PASSWORDS the sign-in profile, level-3 (等保三级, the default) or level-2: passwords, lock-out, time-outs
XIEGUAN_PROXIES   how many servers of one's own stand before this one and add to X-Forwarded-For (default: 0)
XIEGUAN_OIDC_SERVER  the address of an OpenID Connect provider to sign in by as well; it never opens an account, and
                  XIEGUAN_OIDC_CLIENT and XIEGUAN_OIDC_SECRET are what it gave us. XIEGUAN_OIDC_NAME is what the button
                  says, XIEGUAN_OIDC_CLAIM the claim that holds a user's name here (default: preferred_username)
XIEGUAN_HOSTS     the names this office is reached by, with spaces between (default: this machine's own)
XIEGUAN_HTTPS     1 where a server that speaks HTTPS stands before this one: cookies and addresses are then secure only
XIEGUAN_ORIGINS   addresses such as https://… whose forms are taken though a proxy changes the name (default: none)
XIEGUAN_SECRET_KEY  Django's key, where it is not to be made and kept in the data directory
XIEGUAN_METRICS_FROM   addresses that may read /metrics, coming straight (default: this machine)
XIEGUAN_METRICS_TOKEN  or who bears this token
XIEGUAN_LOG       json or text; default: text on a terminal, else JSON lines
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "xieguan.desk",
    "xieguan.people",
    "xieguan.lifecycle",
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
    "allauth.account.middleware.AccountMiddleware",
    "xieguan.web.account.middleware.PresenceMiddleware",
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
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",
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

# sign-in is allauth's, with what we decide about it in web/account; its limits are ours (people/attempts.py)
ACCOUNT_ADAPTER = "xieguan.web.account.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "xieguan.web.account.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Xieguan"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "xieguan.web.account.forms.CodeForm",
    "reauthenticate": "xieguan.web.account.forms.CodeAgainForm",
    "login_webauthn": "xieguan.web.account.forms.PasskeySignIn",
    "authenticate_webauthn": "xieguan.web.account.forms.PasskeyStep",
    "reauthenticate_webauthn": "xieguan.web.account.forms.PasskeyAgain",
    "add_webauthn": "xieguan.web.account.forms.PasskeyAdded",
}
SOCIALACCOUNT_ADAPTER = "xieguan.web.account.oidc.OidcAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": os.environ.get("XIEGUAN_OIDC_NAME", "OpenID Connect"),
                "client_id": os.environ.get("XIEGUAN_OIDC_CLIENT", ""),
                "secret": os.environ.get("XIEGUAN_OIDC_SECRET", ""),
                "settings": {
                    "server_url": os.environ["XIEGUAN_OIDC_SERVER"],
                    "claim": os.environ.get("XIEGUAN_OIDC_CLAIM", "preferred_username"),
                },
            }
        ]
        if os.environ.get("XIEGUAN_OIDC_SERVER")
        else [],
    }
}
if os.environ.get("XIEGUAN_OIDC_SERVER"):  # the button is a form, and where a form leads must be said
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += [
        "/".join(os.environ["XIEGUAN_OIDC_SERVER"].split("/")[:3])
    ]
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("XIEGUAN_PROXIES", "0"))
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
SESSION_COOKIE_AGE = 24 * 60 * 60  # the profile ends sessions sooner; by then their rows may be cleared away
# a code is used up in every process at once, so the cache is one that they share
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_cacheline"}
}

# who watches: ids of requests, counts, and who may read these
MIDDLEWARE = ["xieguan.web.watch.Watch", *MIDDLEWARE]
METRICS_FROM = os.environ.get("XIEGUAN_METRICS_FROM", "127.0.0.1 ::1").split()
METRICS_TOKEN = os.environ.get("XIEGUAN_METRICS_TOKEN", "")
CSRF_TRUSTED_ORIGINS = os.environ.get("XIEGUAN_ORIGINS", "").split()
if DEMO:
    PASSWORD_HASHERS = ["xieguan.demo.hasher.Quick"]  # its passwords stand on the screen
    PASSWORD_PROFILE = "level-2"  # noqa: S105  it asks nobody for a second factor

# a roster is read and forgotten: no upload ever lies on a disk unasked
FILE_UPLOAD_HANDLERS = ["xieguan.web.uploads.InMemory"]
