"""What search engines are told of the catalogue and of what is written about it. Part of the door.

The day of a page is that of what it shows, never that of its last save:

- of facts, the day on which the oldest of them was checked, else collected: a page that was saved yesterday
  with facts from spring is one from spring;
- of judgements, the day of the oldest;
- of a list of texts, the day on which one of them was last published.

A page without any of these has no day.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.db.models import Max
from django.urls import reverse

from certifications.domain.certification import Certification
from certifications.domain.facts import runs_from
from certifications.models import Correction, CorrectionsPage, GlossaryTerm, LearnerQuestion, Writer
from certifications.queries import catalogue_url
from certifications.queries.advice import all_advice
from certifications.queries.articles import readable_articles, topics_in_use
from certifications.queries.kept import kept_certifications
from portal.shared.clock import site_date
from portal.shared.public_addresses import PublicAddress


def oldest_day(certifications: Iterable[Certification]) -> date | None:
    """The day on which the oldest of their facts was checked, else collected; None without facts."""
    facts = (fact for one in certifications for fact in (*one.facts, *one.facts_ahead))
    return min(map(runs_from, facts), default=None)


def certification_addresses() -> Iterator[PublicAddress]:
    """Every certification that everybody may read, as old as its oldest fact. No query while kept."""
    for one in kept_certifications():
        yield PublicAddress(one.url, oldest_day([one]))


def overview_addresses() -> Iterator[PublicAddress]:
    """The catalogue, comparisons, maps and data, words and questions, corrections. Six queries."""
    known = kept_certifications()
    facts = oldest_day(known)
    judged = min((one.judgement.made_on for one in known), default=None)
    roles = min((role.judged.made_on for role in all_advice().roles), default=None)
    if address := catalogue_url():
        yield PublicAddress(address, facts)
    yield _named("compare")
    yield _named("compare_roles", roles)
    yield _named("field_map", judged)
    yield _named("coverage", judged)
    yield _named("costs", facts)
    if settings.OPEN_DATA_LICENCE:
        yield _named("open_data", facts)
    yield _named("glossary", _last(GlossaryTerm.objects.live().aggregate(last=Max("last_published_at"))))
    yield _named("questions", _last(LearnerQuestion.objects.live().aggregate(last=Max("last_published_at"))))
    log = CorrectionsPage.objects.live().public().first()
    last = Correction.objects.aggregate(last=Max("corrected_on"))["last"] if log else None
    if log and last:
        yield PublicAddress(log.get_url() or "", last)


def article_list_addresses() -> Iterator[PublicAddress]:
    """The articles of each topic and author, as young as the youngest of them. Three queries."""
    days = dict(readable_articles().values_list("topics__key").annotate(Max("last_published_at")).order_by())
    for topic in topics_in_use():
        yield PublicAddress(reverse("certifications:topic", args=[topic.key]), _site_day(days.get(topic.key)))
    writers = Writer.objects.live().filter(articles__in=readable_articles())
    last = writers.annotate(last=Max("articles__last_published_at")).values_list("slug", "last")
    for slug, moment in last.order_by("slug"):
        yield PublicAddress(reverse("certifications:author", args=[slug]), _site_day(moment))


def _named(name: str, day: date | None = None) -> PublicAddress:
    return PublicAddress(reverse(f"certifications:{name}"), day)


def _last(found: dict[str, datetime | None]) -> date | None:
    return _site_day(found["last"])


def _site_day(moment: datetime | None) -> date | None:
    return site_date(moment) if moment else None
