"""The WSGI application that a server loads. DJANGO_SETTINGS_MODULE has no default here: a server names it."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from portal.operations.health_server import serve_liveness

application = get_wsgi_application()
if settings.HEALTH_ADDRESS:
    serve_liveness(settings.HEALTH_ADDRESS)
