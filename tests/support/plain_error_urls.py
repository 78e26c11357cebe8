"""The site with refusals in one word: drawing the designed page a thousand times over shows nothing new."""

from django.http import HttpRequest, HttpResponse

from portal.urls import urlpatterns

__all__ = ["handler403", "handler404", "urlpatterns"]


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("refused", status=403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("absent", status=404)
