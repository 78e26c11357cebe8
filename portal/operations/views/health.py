"""For the machines that watch the site: is this process alive, may it be sent visitors."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.operations.readiness import readiness


@require_safe
@never_cache
def live(_request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all; asks nothing of the database."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when every check holds, else 503; the body says which one failed."""
    checks = readiness()
    is_ready = all(check.ok for check in checks)
    return JsonResponse(
        {
            "ready": is_ready,
            "checks": {check.name: {"ok": check.ok, "text": check.text} for check in checks},
        },
        status=200 if is_ready else 503,
    )
