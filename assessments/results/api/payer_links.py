"""Links to the payer's page, for programs."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request

from assessments.models import Attempt, Outcome, PayerLink
from assessments.models.payer_link import LONGEST_NAME
from assessments.results.api.parts import Document
from assessments.results.forms.payer_link import PayerLinkForm
from assessments.results.presenters.payer_links import full_words
from assessments.results.queries.payer_links import payer_link_with, payer_links_of
from assessments.results.services.end_payer_link import end_payer_link
from assessments.results.services.make_payer_link import MOST_LINKS, TooManyLinksError, make_payer_link
from assessments.results.views.payer_material import payer_material
from portal.shared.rest.problem_types import CONFLICT, INVALID
from portal.shared.rest.problems import ProblemError
from portal.shared.rest.serializers import InputSerializer, ShownSerializer
from portal.shared.write_limits import Write, count_write


class PayerLinkInput(InputSerializer):
    """A new link."""

    name = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=LONGEST_NAME,
        help_text="The name to show on the page. Leave it out or empty to show none.",
    )


class PayerLinkSerializer(ShownSerializer):
    """A link that works. Its address was shown only when it was made."""

    id = serializers.UUIDField()
    name = serializers.CharField(allow_null=True)
    made_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()


class PayerLinksSerializer(ShownSerializer):
    """The links of an outcome, newest first."""

    links = PayerLinkSerializer(many=True)
    most = serializers.IntegerField(help_text="The most there can be at one time.")


class MadePayerLinkSerializer(PayerLinkSerializer):
    """A new link."""

    url = serializers.URLField(help_text="The address of the page. You see it only now.")


def payer_links_document(row: Outcome) -> Document:
    """The links of an outcome that are good.

    Raises:
        Http404: the outcome proposes nothing that anybody could pay for.
    """
    payer_material(row)
    links = payer_links_of(row, timezone.now())
    return {"links": [_link(link) for link in links], "most": MOST_LINKS}


def make_link(request: Request, row: Outcome, given: dict[str, Any]) -> Document:
    """Make a link.

    Raises:
        Http404: the outcome proposes nothing to pay for, or was erased.
        ProblemError: the name is none, or there are as many links as there may be.
        TooManyError: too many are made.
    """
    payer_material(row)
    form = PayerLinkForm(given)
    if not form.is_valid():
        raise ProblemError(INVALID, errors=tuple(("/name", str(text)) for text in form.errors["name"]))
    count_write(request._request, Write.LINKS)
    try:
        token = make_payer_link(row, name=form.cleaned_data["name"], now=timezone.now())
    except Attempt.DoesNotExist as error:
        raise Http404 from error
    except TooManyLinksError as error:
        raise ProblemError(CONFLICT, full_words()) from error
    url = settings.BASE_URL + reverse("assessments:payer_page", args=[token])
    return {**_link(payer_link_with(token)), "url": url}


def end_link(row: Outcome, link: UUID) -> None:
    """End a link at once.

    Raises:
        Http404: the outcome has no such link.
    """
    if not end_payer_link(row, link):
        raise Http404


def _link(link: PayerLink) -> Document:
    return {
        "id": link.public_id,
        "name": link.name or None,
        "made_at": link.made_at,
        "ends_at": link.ends_at,
    }
