"""Drafts that belong together, and bundles of them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from certifications.models import CataloguePage, CertificationPage, Issuer
from portal.editorial.bundles.models import Bundle
from portal.editorial.bundles.presenters import part_rows
from portal.editorial.bundles.services.decide_bundle import approve_bundle
from portal.editorial.bundles.services.fill_bundle import add_parts
from portal.users.models import User
from portal.users.zones import zone_of
from tests.factories.pages import certification_values, make_catalogue_page, make_home_page
from tests.support.cast import Actor

HOUR = timedelta(hours=1)
NEW_WORDS = "All certifications that we know, with a new issuer."


@dataclass(frozen=True)
class Drafts:
    """A page that points at an issuer nobody approved, that issuer, and the changed list of both."""

    page: CertificationPage
    issuer: Issuer
    catalogue: CataloguePage

    @property
    def all(self) -> list[Any]:
        return [self.page, self.issuer, self.catalogue]

    def live(self) -> tuple[bool, bool, bool]:
        """Whether readers see each of them as it was drafted."""
        catalogue = CataloguePage.objects.get(pk=self.catalogue.pk)
        return (
            Page.objects.get(pk=self.page.pk).live,
            Issuer.objects.get(pk=self.issuer.pk).live,
            catalogue.introduction == NEW_WORDS,
        )


NOTHING, EVERYTHING = (False, False, False), (True, True, True)


def make_drafts(author: User) -> Drafts:
    """Three drafts of one person."""
    catalogue = make_catalogue_page(make_home_page())
    issuer = Issuer(name="New Institute", key="new-institute")
    issuer.save()
    issuer.save_revision(user=author)
    page = CertificationPage(**certification_values(slug="new"), live=False, owner=author)
    catalogue.add_child(instance=page)
    page.issuer = issuer
    page.save_revision(user=author, clean=False)
    catalogue.introduction = NEW_WORDS
    catalogue.save_revision(user=author)
    return Drafts(page, issuer, catalogue)


def make_bundle(author: User, contents: list[Any], **fields: Any) -> Bundle:
    """A bundle that is put together."""
    made = Bundle.objects.create(title="A new institute", made_by=author, **fields)
    add_parts(made, contents)
    return made


def seen_by(person: User, bundle: Bundle) -> dict[int, str]:
    """What a moderator reads of the parts."""
    return {row.pk: row.digest for row in part_rows(bundle, zone_of(person))}


def approve(actor: Actor, bundle: Bundle) -> None:
    """Approve a bundle as a moderator who has just read it."""
    approve_bundle(bundle, actor.person, seen_by(actor.person, bundle), bundle.release_at)


def state_of(bundle: Bundle) -> str:
    """How far it has come, as the database has it."""
    return Bundle.objects.get(pk=bundle.pk).state


def reach_its_hour(bundle: Bundle) -> None:
    """Let its hour be past."""
    Bundle.objects.filter(pk=bundle.pk).update(release_at=timezone.now() - HOUR)
