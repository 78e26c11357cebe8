"""The ASGI application, for servers that need one; WSGI is faster for these pages (docs/decisions)."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
application = get_asgi_application()
