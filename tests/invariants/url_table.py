"""Who gets what at which address. tests/invariants/test_url_matrix.py holds the site to it.

A new address needs a line here: docs/howto/add-a-url.md. Everybody in the tests who is signed in has just
confirmed who they are; all staff have a second factor, learners have none.
"""

from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from portal.home.models import InformationPage, SiteSettings
from portal.media.models import PortalDocument, PortalImage
from portal.shared.pictures.link_picture import picture_address
from tests.factories.pages import (
    make_catalogue_page,
    make_home_page,
    make_issuer,
)
from tests.invariants.api_addresses import API
from tests.invariants.api_catalogue_addresses import API_CATALOGUE
from tests.invariants.api_outcome_addresses import API_OUTCOMES
from tests.invariants.article_addresses import ARTICLES
from tests.invariants.assessment_addresses import ASSESSMENTS
from tests.invariants.catalogue_addresses import CATALOGUE
from tests.invariants.token_addresses import TOKENS
from tests.invariants.url_entries import (
    PathOf,
    all_but_learners,
    anyone,
    authors,
    guests,
    insiders,
    members,
    members_by_factor,
    roles,
)
from tests.support.matrix import Answer, Cast, Entry, Table

READ = (Entry(get=200, post=405),)
ABSENT = (Entry(get=404, post=404),)
# Staff read whom to ask, and are refused when they try all the same.
ERASING = (
    Entry(
        get={"visitor": "login", "*": 200},
        post={"visitor": "login", "learner": 200, "other_learner": 200, "*": 403},
    ),
)
TO_LOGIN = (Entry(get="login", post="login"),)


def learners_security_key(name: str) -> tuple[Entry]:
    """The learner's security key: its owner is asked to show it first, all others learn nothing of it."""

    def path(cast: Cast) -> str:
        key = Authenticator.objects.create(
            user=cast["learner"].person,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "Key", "credential": {}},
        )
        return reverse(name, args=[key.pk])

    answers: dict[str, Answer] = {"visitor": "login", "learner": "away", "*": 404}
    return (Entry(get=answers, post=answers, path=path),)


def catalogue(*, live: bool, members_only: bool = False) -> PathOf:
    """The catalogue's page."""

    def path(_cast: Cast) -> str:
        page = make_catalogue_page()
        address = str(page.get_url())
        if not live:
            page.unpublish()
        if members_only:
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        return address

    return path


def document(*, members_only: bool) -> PathOf:
    """A document that editors offer."""

    def path(_cast: Cast) -> str:
        collection = Collection.get_first_root_node().add_child(name="Papers")
        if members_only:
            CollectionViewRestriction.objects.create(
                collection=collection, restriction_type=CollectionViewRestriction.LOGIN
            )
        offered = PortalDocument.objects.create(
            title="Paper", collection=collection, file=ContentFile(b"paper", name="paper.txt")
        )
        return str(offered.url)

    return path


def in_admin(name: str, *, live: bool = False) -> PathOf:
    """An address about the catalogue's page, a draft unless it is live."""

    def path(_cast: Cast) -> str:
        page = make_catalogue_page()
        if not live:
            page.unpublish()
        return reverse(name, args=[page.pk])

    return path


def deletion_of_a_draft(_cast: Cast) -> str:
    """Deleting a page that never was public; what was takes two people."""
    draft = InformationPage(title="Draft", slug=f"draft-{uuid4().hex[:8]}", live=False)
    make_home_page().add_child(instance=draft)
    return reverse("wagtailadmin_pages:delete", args=[draft.pk])


def image(_cast: Cast) -> str:
    """The form of an image."""
    made = PortalImage.objects.create(
        title="Map", alternative_text="A map", file=ImageFile(get_test_image_file().file, name="map.png")
    )
    return reverse("wagtailimages:edit", args=[made.pk])


def link_picture(_cast: Cast) -> str:
    """A picture of our own words."""
    return picture_address("A title").removeprefix(settings.BASE_URL)


def account_of_the_learner(cast: Cast) -> str:
    """The form of the learner's account."""
    return reverse("wagtailusers_users:edit", args=[cast["learner"].person.pk])


def in_list(name: str, *, live: bool = False) -> PathOf:
    """A row of a list that goes live by approval."""

    def path(_cast: Cast) -> str:
        return reverse(f"wagtailsnippets_certifications_issuer:{name}", args=[make_issuer(live=live).pk])

    return path


def site_settings(_cast: Cast) -> str:
    """The form of the site's settings."""
    row = SiteSettings.objects.create(site=Site.objects.get(is_default_site=True))
    return reverse("wagtailsnippets_home_sitesettings:edit", args=[row.pk])


TABLE: Table = {
    # pages and files
    "wagtail_serve": (
        *ABSENT,
        Entry(get=404, post=404, path=catalogue(live=False)),
        Entry(get=200, post=405, path=catalogue(live=True)),
        Entry(get={"visitor": "login", "*": 200}, post=405, path=catalogue(live=True, members_only=True)),
    ),
    "wagtaildocs_serve": (
        *ABSENT,
        Entry(get=200, post=200, path=document(members_only=False)),
        *members(200, 200, path=document(members_only=True)),
    ),
    "wagtaildocs_authenticate_with_password": ABSENT,
    "wagtailcore_authenticate_with_password": ABSENT,
    # plain views
    **ASSESSMENTS,
    **CATALOGUE,
    **API,
    **API_CATALOGUE,
    **API_OUTCOMES,
    **ARTICLES,
    **TOKENS,
    # nobody has said whom to tell
    "security_txt": anyone(404, 405),
    "where_to_change_password": anyone("away", 405),
    # what browsers, phones and search engines ask for
    "favicon": READ,
    "touch_icon": READ,
    "icon": (*anyone(404, 405), Entry(get=200, post=405, path=lambda _cast: reverse("icon", args=[192]))),
    "maskable_icon": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=lambda _cast: reverse("maskable_icon", args=[512])),
    ),
    "web_manifest": READ,
    "robots": READ,
    "sitemap": READ,
    "open_search": READ,
    "llms": READ,
    "front_as_markdown": READ,
    "page_as_markdown": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=lambda cast: catalogue(live=True)(cast) + "index.html.md"),
        Entry(get=404, post=405, path=lambda cast: catalogue(live=False)(cast) + "index.html.md"),
        Entry(
            get=404,
            post=405,
            path=lambda cast: catalogue(live=True, members_only=True)(cast) + "index.html.md",
        ),
    ),
    "link_picture": (
        *anyone(404, 405),
        Entry(get=200, post=405, path=link_picture),
    ),
    "search:search": READ,
    "search:suggestions": READ,
    "health:live": READ,
    # no worker has reported in a test
    "health:ready": anyone(503, 405),
    # accounts: signing in and up
    "account_login": guests(200, 200),
    "account_signup": guests(200, 200),
    "account_logout": (Entry(get={"visitor": "away", "*": 200}, post="away"),),
    "account_inactive": READ,
    "account_reset_password": anyone(200, 200),
    "account_reset_password_done": READ,
    "account_reset_password_from_key": anyone(200, 200),
    "account_reset_password_from_key_done": READ,
    "account_confirm_login_code": guests("login", "login"),
    "account_email_verification_sent": members("away", "away"),
    # accounts: one's own
    "account_home": members(200, 405),
    "account_profile": members(200, 200),
    "usersessions_list": members(200, "away"),
    "account_own_data": members(200, 405),
    "account_own_data_file": members(200, 405),
    "account_erase": ERASING,
    "account_erased": anyone(200, 405),
    "account_email": members(200, "away"),
    "account_change_password": members(200, 200),
    "account_set_password": members("away", "away"),
    "account_reauthenticate": members(200, 200),
    "account_request_reauthentication_code": members(403, 403),
    "account_confirm_reauthentication_code": members(403, 403),
    # accounts: second factors
    "mfa_index": members(200, 405),
    "mfa_authenticate": guests("login", "login"),
    "mfa_reauthenticate": members_by_factor(without=("away", "away"), having=(200, 200)),
    "mfa_activate_totp": members_by_factor(without=(200, 200), having=("away", "away")),
    "mfa_deactivate_totp": members_by_factor(without=(404, 404), having=(200, "away")),
    "mfa_view_recovery_codes": members(404, 405),
    "mfa_generate_recovery_codes": members_by_factor(without=(200, 200), having=(200, "away")),
    "mfa_download_recovery_codes": members(404, 404),
    "mfa_list_webauthn": members(200, 405),
    "mfa_add_webauthn": members(200, 200),
    "mfa_reauthenticate_webauthn": members("away", "away"),
    "mfa_remove_webauthn": learners_security_key("mfa_remove_webauthn"),
    "mfa_edit_webauthn": learners_security_key("mfa_edit_webauthn"),
    # Wagtail's own ways in lead to ours, its password reset is off
    "_util/login/": TO_LOGIN,
    "wagtailcore_login": TO_LOGIN,
    "admin_login": TO_LOGIN,
    "wagtailadmin_login": TO_LOGIN,
    # so does its own way out
    "admin_logout": (Entry(get={"visitor": "away", "*": 200}, post="away"),),
    "wagtailadmin_logout": (Entry(get={"visitor": "away", "*": 200}, post="away"),),
    "wagtailadmin_password_reset": all_but_learners(404, 404),
    "wagtailadmin_password_reset_done": all_but_learners(404, 404),
    "wagtailadmin_password_reset_confirm": all_but_learners(404, 404),
    "wagtailadmin_password_reset_complete": all_but_learners(404, 404),
    # Wagtail's icons and translated words, the same for everybody
    "wagtailadmin_sprite": all_but_learners(200, 200),
    "wagtailadmin_javascript_catalog": all_but_learners(200, 405),
    # the admin's objects
    "wagtailadmin_pages:edit": authors(in_admin("wagtailadmin_pages:edit"), get=200, post=200),
    "wagtailadmin_pages:view_draft": authors(in_admin("wagtailadmin_pages:view_draft"), get=200, post=200),
    # a page that never was public; what was takes two people, so one alone is refused
    "wagtailadmin_pages:delete": (
        *authors(deletion_of_a_draft, get=200, post="away"),
        *roles(in_admin("wagtailadmin_pages:delete", live=True), get={}, post={}),
    ),
    "wagtailadmin_pages:unpublish": roles(
        in_admin("wagtailadmin_pages:unpublish", live=True),
        get={"moderator": 200},
        post={"moderator": "away"},
    ),
    "wagtailadmin_pages:history": authors(in_admin("wagtailadmin_pages:history"), get=200, post=405),
    "wagtailimages:edit": roles(image, get={"moderator": 200}, post={"moderator": 200}),
    "wagtailusers_users:edit": roles(
        account_of_the_learner, get={"administrator": 200}, post={"administrator": "away"}
    ),
    "wagtailsnippets_home_sitesettings:edit": authors(site_settings, get=200, post=200),
    "wagtailsnippets_certifications_issuer:edit": authors(in_list("edit"), get=200, post=200),
    "wagtailsnippets_certifications_issuer:history": authors(in_list("history"), get=200, post=405),
    "wagtailsnippets_certifications_issuer:unpublish": roles(
        in_list("unpublish", live=True), get={"moderator": 200}, post={"moderator": "away"}
    ),
    "wagtailsnippets_certifications_issuer:lock": roles(
        in_list("lock"), get={"moderator": 405}, post={"moderator": "away"}
    ),
    # a draft; what is live is sent back to the list with the reason
    "wagtailsnippets_certifications_issuer:delete": (
        *roles(in_list("delete"), get={"moderator": 200}, post={"moderator": "away"}),
        *roles(in_list("delete", live=True), get={"moderator": "away"}, post={"moderator": "away"}),
    ),
    # an old address, sent on to a newer one that asks again
    "wagtailadmin_pages:revisions_index": insiders("away", "away"),
}
