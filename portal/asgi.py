"""The ASGI application, for servers that need one; WSGI is faster for these pages (docs/decisions).

DJANGO_SETTINGS_MODULE has no default here: a server names it.
"""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
