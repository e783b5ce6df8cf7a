"""The one settings module. Every value a deployment may change is read from the environment.

The defaults need no server: SQLite, local-memory cache, local media, mail on the console.
``.env.example`` lists each variable with its meaning; a ``.env`` beside ``manage.py`` is read
when it is there.
"""

import hmac
from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from commons.languages import INSTALLED as INSTALLED_LANGUAGES

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- What kind of installation this is ---------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
DEVELOPMENT_SECRET_KEY = "development-only-key-that-signs-nothing-of-value"  # noqa: S105
SECRET_KEY = env.str("SECRET_KEY", default=DEVELOPMENT_SECRET_KEY if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Put a long random value in the environment or in .env "
        "(python -c 'import secrets; print(secrets.token_urlsafe(50))'), "
        "or set DEBUG=1 on a machine that nobody else can reach."
    )

# Keys of before: what was signed or sealed under them still opens after SECRET_KEY was changed.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

PORT = env.int("PORT", default=8000)
BASE_URL = env.str("BASE_URL", default=f"http://localhost:{PORT}").rstrip("/")
BASE_HOST = BASE_URL.split("://", 1)[-1].split("/")[0].rsplit(":", 1)[0]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[BASE_HOST, "localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL])
HTTPS = BASE_URL.startswith("https://")

# --- The house ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "demonstration",
    "feedback",
    "republication",
    "newsroom",
    "seizures",
    "commons",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_countries",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "commons.security_headers.SecurityHeadersMiddleware",
    "commons.security_headers.ContentSecurityPolicyMiddleware",
    "newsroom.machines.terms.UsageHeadersMiddleware",
    "republication.webmention.advertising.WebmentionMiddleware",
    "commons.cross_origin.CrossOriginMiddleware",
    "commons.rate_limits.RateLimitMiddleware",
    "commons.deprecation.DeprecationMiddleware",
    "commons.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "commons.language_addresses.LanguageAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "commons.User"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.masthead",
            ],
        },
    },
]

# --- Database, cache, files, mail: each switched by one variable ---------------------------------

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'waybill.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while an editor saves; IMMEDIATE takes the write lock at BEGIN, so
    # two writers wait for each other (busy timeout, 20 s) and never deadlock half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    # The tallies of the record are short queries that look expensive to the planner: compiling one
    # takes ten times as long as running it. "?options=" in DATABASE_URL says otherwise.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": (
        {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "waybill"}
    ),
    # Counters of rates stand apart: many clients must not drive out what pages keep, and a Redis
    # that does not answer must not take the site down.
    "limits": (
        {
            "BACKEND": "django_redis.cache.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {
                "IGNORE_EXCEPTIONS": True,
                "SOCKET_CONNECT_TIMEOUT": 1,
                "SOCKET_TIMEOUT": 1,
            },
        }
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "limits",
            "OPTIONS": {"MAX_ENTRIES": 50_000},
        }
    ),
}

S3_BUCKET = env.str("S3_BUCKET", default="")
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
MEDIA_URL = "/media/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "commons.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": (
        {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": S3_BUCKET,
                "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
                "custom_domain": env.str("S3_PUBLIC_HOST", default=None),
                "querystring_auth": False,
                "file_overwrite": False,
            },
        }
        if S3_BUCKET
        else {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    ),
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if env.bool("HASHED_STATIC_FILES", default=not DEBUG)
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
# A CDN or S3 serves media in a large installation; on one machine the site does it itself.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=not S3_BUCKET)
WHITENOISE_MAX_AGE = 3600

# console:// prints mail where the server runs; smtp+tls://user:password@host:587 sends it.
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"newsroom@{BASE_HOST}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Language and time -------------------------------------------------------------------------

USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = env.str("TIME_ZONE", default="UTC")
# Which of the installed languages this newsroom publishes in; the first is its own.
_published_in = env.list("LANGUAGES", default=[code for code, _name in INSTALLED_LANGUAGES])
_unknown_languages = set(_published_in) - set(dict(INSTALLED_LANGUAGES))
if _unknown_languages or not _published_in:
    raise ImproperlyConfigured(
        f"LANGUAGES is “{','.join(_published_in)}”. It names one or more of these, separated by "
        f"commas, the newsroom's own first: {', '.join(dict(INSTALLED_LANGUAGES))}."
    )
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    (code, dict(INSTALLED_LANGUAGES)[code]) for code in dict.fromkeys(_published_in)
]
LANGUAGE_CODE = LANGUAGES[0][0]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
WAGTAIL_I18N_ENABLED = True
# A translation starts as a copy that an editor must publish: nothing untranslated goes live.
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False

# --- Wagtail -----------------------------------------------------------------------------------

# The newsroom's name is in its settings; here stands only what Wagtail asks one to type in words
# before something large is deleted.
WAGTAIL_SITE_NAME = BASE_HOST
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.CreditedImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# Chosen with the eye and the clock: docs/decisions/0009-images.md.
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAILIMAGES_IMAGE_FORM_BASE = "newsroom.images.forms.CreditedImageForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "json", "pdf", "txt", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "commons.search_backend", "SEARCH_CONFIG": "waybill"}
}
WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed"}]
WAGTAIL_FINISH_WORKFLOW_ACTION = "newsroom.approval.publish_unless_blocked"
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 500
TAGGIT_CASE_INSENSITIVE = True

# --- The API -----------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["republication.access.authentication.KeyAuthentication"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "commons.negotiation.StrictNegotiation",
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PAGINATION_CLASS": "commons.keyset.KeysetPagination",
    "PAGE_SIZE": 20,
    "DEFAULT_FILTER_BACKENDS": ["commons.strict_filters.StrictFilterBackend"],
    "DEFAULT_THROTTLE_CLASSES": ["republication.access.limits.RateLimit"],
    "DEFAULT_SCHEMA_CLASS": "commons.api_schema.Schema",
    "EXCEPTION_HANDLER": "commons.problems.exception_handler",
}
# How much may be asked in one window: by who comes without a key, and with one (unless the key
# itself says otherwise). commons/rate_limits.py says how it is counted.
RATE_WINDOW_SECONDS = env.int("RATE_WINDOW_SECONDS", default=600)
RATE_ANONYMOUS = env.int("RATE_ANONYMOUS", default=600)
RATE_WITH_KEY = env.int("RATE_WITH_KEY", default=6_000)
if min(RATE_WINDOW_SECONDS, RATE_ANONYMOUS, RATE_WITH_KEY) < 1:
    raise ImproperlyConfigured(
        "RATE_WINDOW_SECONDS, RATE_ANONYMOUS and RATE_WITH_KEY are whole numbers above zero."
    )
# Proof of work for readers' messages (feedback/proof.py); used challenges stand with the counters.
ALTCHA_HMAC_KEY = hmac.digest(SECRET_KEY.encode(), b"altcha", "sha256").hex()
ALTCHA_CACHE_ALIAS = "limits"
SPECTACULAR_SETTINGS = {
    "TITLE": "Republication API",
    "DESCRIPTION": (
        "Articles and seizure records of the newsroom, with their licence, attribution and "
        "sources. Reading needs no key. What you may do with each article is in its `licence`; "
        "a package carries the attribution ready to publish."
    ),
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["republication.api.schema.public_addresses"],
    "SERVERS": [{"url": BASE_URL}],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "commons.api_parts.describe_parts",
        "republication.api.webhook_messages.from_the_other_side",
    ],
    "WEBHOOKS": ["republication.api.webhook_messages.CHANGE"],
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "CorrectionKindEnum": "newsroom.models.correction.CorrectionKind",
        "SeizureKindEnum": "seizures.vocabularies.Kind",
        "KindOfChangeEnum": "republication.models.change.ChangeKind",
        "SubjectKindEnum": "republication.models.change.SubjectKind",
        "WebhookStateEnum": "republication.models.webhook.EndpointState",
        "DeliveryStateEnum": "republication.models.webhook.DeliveryState",
        "WebhookReasonEnum": "republication.models.webhook.EndpointReason",
        "FindingReasonEnum": "republication.api.verify_serializers.REASONS",
        "FeedbackKindEnum": "feedback.models.message.Kind",
        "BoxEnum": "seizures.paper.boxes.Box",
        "CountryEnum": "commons.countries.choices",
        "LanguageEnum": "commons.languages.published",
    },
}

# Webmentions are read from public addresses. 1 lets them be read from this machine itself, for
# trying the receiver; never on a server that others reach.
WEBMENTIONS_FROM_LOOPBACK = env.bool("WEBMENTIONS_FROM_LOOPBACK", default=False)
# Webhooks go to public addresses by https. 1 lets them go to this machine itself, by http too:
# for a developer who has both ends on it.
WEBHOOKS_TO_LOOPBACK = env.bool("WEBHOOKS_TO_LOOPBACK", default=DEBUG)

# --- Security ----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": (),
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
    },
}
if S3_BUCKET and env.str("S3_PUBLIC_HOST", default=""):
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append("https://" + env.str("S3_PUBLIC_HOST"))
# Wagtail's desk still needs inline styles and scripts of its own: it alone gets them.
DESK_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}
# How many proxies of ours a request comes through: so many of the last addresses in X-Forwarded-For
# are written by them, and the first of those is the client's.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1 if env.bool("BEHIND_PROXY", False) else 0)
SECURE_SSL_REDIRECT = HTTPS and env.bool("REDIRECT_TO_HTTPS", default=True)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = "wagtailadmin_login"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
