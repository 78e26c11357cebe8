"""Pictures that other sites show beside a link to a page."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from portal.shared.pictures.link_picture import link_picture, words_of

YEAR_SECONDS = 365 * 24 * 60 * 60


@require_safe
def link_picture_file(_request: HttpRequest, token: str) -> FileResponse:
    """The picture with the words that its address carries; 404 for an address that is not ours."""
    try:
        words = words_of(token)
    except ValueError as error:
        raise Http404 from error
    # A file, which the cache of pages leaves alone: it is kept beside its maker, and by whoever asks.
    response = FileResponse(
        BytesIO(link_picture(words.title, words.subtitle, words.lines)), content_type="image/png"
    )
    response["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
    return response
