"""Which addresses search engines should read, which not, and how browsers search the site."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from portal.home.presenters.addresses import search_address
from portal.home.queries import frame_content
from portal.shared.page_cache import public_response
from portal.shared.public_addresses import PublicAddress, public_addresses

# What is one person's own, or endless. Pages that must not be found say so themselves as well.
NOT_TO_READ = (
    "/admin/",
    "/accounts/",
    "/api/",
    "/health/",
    "/search/",
    "/corrections/report/",
    "/assessments/attempts/",
    "/assessments/claim/",
    "/assessments/history/",
    "/assessments/payer/",
    "/assessments/plan/",
    "/assessments/results/",
)


class PublicPages(Sitemap):  # type: ignore[type-arg]  # Django's sitemap takes none when it runs
    """All that rooms registered, under our scheme and host; each address as the lowest room has it."""

    def items(self) -> list[PublicAddress]:
        found: dict[str, PublicAddress] = {}
        for _room, addresses in public_addresses:
            for one in addresses():
                found.setdefault(one.url, one)
        return sorted(found.values(), key=lambda one: one.url)

    def location(self, item: PublicAddress) -> str:
        return item.url

    def lastmod(self, item: PublicAddress) -> object:
        return item.changed_on

    def get_protocol(self, _protocol: str | None = None) -> str:
        return str(urlsplit(settings.BASE_URL).scheme)

    def get_domain(self, _site: object = None) -> str:
        return str(urlsplit(settings.BASE_URL).netloc)


@require_safe
def sitemap_file(request: HttpRequest) -> HttpResponseBase:
    """`/sitemap.xml`."""
    return public_response(request, sitemap(request, {"pages": PublicPages}), reads=("p",))


@require_safe
def robots_file(request: HttpRequest) -> HttpResponseBase:
    """`/robots.txt`."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_TO_READ), ""]
    lines += [f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
    return public_response(request, HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


@require_safe
def open_search(request: HttpRequest) -> HttpResponseBase:
    """`/opensearch.xml`, by which a browser offers the site's search in its address bar."""
    content = frame_content(Site.find_for_request(request))
    context = {
        "name": content.site_name,
        "search": f"{settings.BASE_URL}{search_address(content.menu)}?q={{searchTerms}}",
        "icon": settings.BASE_URL + reverse("favicon"),
    }
    response = TemplateResponse(
        request, "home/opensearch.xml", context, content_type="application/opensearchdescription+xml"
    )
    return public_response(request, response)
