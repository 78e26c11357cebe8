"""The WSGI application that a server loads. DJANGO_SETTINGS_MODULE has no default here: a server names it."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
