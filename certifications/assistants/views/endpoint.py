"""`/mcp`: the Model Context Protocol over HTTP, without sessions and streams. It changes nothing."""

from http import HTTPStatus
from io import BytesIO

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from rest_framework.exceptions import ParseError

from portal.shared.rest.parsers import StrictJsonParser
from portal.shared.write_limits import TooManyError, Write, as_refusal, count_write_from

JSON = "application/json"
# Bytes; no message of the protocol needs a tenth of it.
LARGEST = 64 * 1024


@csrf_exempt  # it knows no cookie, changes nothing, and refuses what comes from a page of another site
@require_POST
def mcp_endpoint(request: HttpRequest) -> HttpResponse:
    """The answer to one JSON-RPC request; 202 to a notification. Nothing of it may be kept."""
    # The SDK is large, and only the process of an assistant's first question needs it.
    from certifications.assistants.views import messages

    refusal = _refused(request)
    if refusal is None:
        try:
            count_write_from(request, Write.QUESTIONS)
            response = messages.answered(StrictJsonParser().parse(BytesIO(request.body)), request.headers)
        except TooManyError as error:
            words = f"Too many requests. Try again in {error.seconds} seconds."
            response = as_refusal(error, messages.refused(words, HTTPStatus.TOO_MANY_REQUESTS))
        except ParseError as error:
            response = messages.unreadable(str(error.detail))
    else:
        response = messages.refused(*refusal)
    response["Cache-Control"] = "no-store"
    return response


def _refused(request: HttpRequest) -> tuple[str, HTTPStatus] | None:
    """Why a request is not even read.

    A browser names the page that sends it in `Origin`. A page of another site that had its name moved to our
    address would be refused by that; programs send none.
    """
    origin = request.headers.get("Origin")
    if origin is not None and origin not in {settings.BASE_URL, f"{request.scheme}://{request.get_host()}"}:
        return "Requests from pages of other sites are not answered.", HTTPStatus.FORBIDDEN
    if request.content_type != JSON:
        return "Send JSON, as application/json.", HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    if len(request.body) > LARGEST:
        return f"A message has {LARGEST} bytes at most.", HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return None
