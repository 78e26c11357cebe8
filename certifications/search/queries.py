"""Everything of the catalogue that can be found, as the search's port takes it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications import queries
from certifications.domain.advice import RoleService
from certifications.domain.certification import Certification, is_bookable
from certifications.domain.vocabulary import Service, Stage, Status
from certifications.models import (
    ArticlePage,
    CataloguePage,
    CertificationPage,
    CorrectionsPage,
    DisciplineComparisonPage,
    LearnerQuestion,
)
from certifications.queries.advice import all_advice
from certifications.queries.glossary import kept_glossary, kept_questions
from certifications.queries.kept import kept_certifications
from certifications.wording.suited import suited_words
from portal.search.bodies import plain, sections_of, text_of
from portal.search.sources import Findable

# What comes first among equals: a certification, then what explains it.
CERTIFICATION_WORTH, SUPERSEDED_WORTH, NOT_BOOKABLE_WORTH = 0.12, 0.08, 0.05
ARTICLE_WORTH, QUESTION_WORTH, ROLE_WORTH, LIST_WORTH, GROUP_WORTH = 0.08, 0.02, 0.2, 0.06, 0.15
WORDS_OF_A_QUESTION = 3
# A name that ends in its version or edition is called without it, too.
_APART = "("
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def certification_entries() -> Iterator[Findable]:
    """All certifications that everybody may read. Two queries beside what is kept."""
    titles, usual = _titles_served(lambda _service: True), _titles_served(_is_usual)
    notes = dict(CertificationPage.objects.live().public().values_list("slug", "body"))
    also = _other_names()
    for one in kept_certifications():
        yield Findable(
            key=one.slug,
            title=one.title,
            url=one.url,
            names=tuple(dict.fromkeys((*_names(one), *also.get(one.slug, ())))),
            phrases=tuple(usual.get(one.slug, ())),
            about="\n".join(_about(one, titles.get(one.slug, ()))),
            text="\n".join((suited_words(one.who_it_suits), one.naming_note, text_of(notes.get(one.slug)))),
            detail=one.issuer.name,
            short=one.abbreviation,
            worth=_worth(one),
        )


def _worth(one: Certification) -> float:
    if one.status is Status.BEING_SUPERSEDED:
        return SUPERSEDED_WORTH
    return CERTIFICATION_WORTH if is_bookable(one) else NOT_BOOKABLE_WORTH


def _names(one: Certification) -> Iterator[str]:
    yield one.title
    yield one.abbreviation
    short = one.title.split(_APART, 1)[0].split(",", 1)[0].strip()
    yield short
    # “ScrumMaster” is typed as two words more often than as one.
    yield _INNER_CAPITAL.sub(" ", short)
    # “itil-foundation-v5” says the version as people type it.
    yield one.slug.replace("-", " ")
    yield f"{one.title} {one.abbreviation}"


def _about(one: Certification, titles: Iterable[str]) -> Iterator[str]:
    yield one.issuer.name
    yield from (term.name for term in (one.discipline, *one.also_fits))
    yield one.level.name
    yield one.naming_note
    yield from titles


def _titles_served(counts: Callable[[RoleService], bool]) -> Mapping[str, list[str]]:
    """By slug, all that the roles are called that a certification serves in a way that counts."""
    found: dict[str, list[str]] = defaultdict(list)
    for role in all_advice().roles:
        for slug in dict.fromkeys(one.certification.slug for one in role.services if counts(one)):
            found[slug] += (role.name, *role.titles, *role.synonyms)
    return found


def _is_usual(service: RoleService) -> bool:
    """Whether it is a usual certificate of a job, for most of the people who have it."""
    return service.service is Service.USUAL and service.stage is not Stage.SENIOR and not service.when


def _other_names() -> Mapping[str, list[str]]:
    """By slug, other names that editors know of a certification."""
    found: dict[str, list[str]] = defaultdict(list)
    for words, slug in queries.readings().names.items():
        if slug:
            found[slug].append(words)
    return found


def role_entries() -> Iterator[Findable]:
    """Role families, each leading to the certifications that serve it. One query beside the kept advice."""
    catalogue = queries.catalogue_url()
    if not catalogue:
        return
    for role in all_advice().roles:
        yield Findable(
            key=role.key,
            title=role.name,
            url=f"{catalogue}?role={role.key}",
            names=(role.name,),
            phrases=(*role.titles, *role.synonyms),
            about=role.description,
            text="\n".join((role.description, *role.week, role.counsel)),
            worth=ROLE_WORTH,
        )


def group_entries() -> Iterator[Findable]:
    """Issuers and disciplines, each leading to its certifications. One query beside the kept catalogue."""
    catalogue = queries.catalogue_url()
    if not catalogue:
        return
    known = kept_certifications()
    issuers = Counter((one.issuer.key, one.issuer.name) for one in known)
    disciplines = Counter((term.key, term.name) for one in known for term in (one.discipline, *one.also_fits))
    for facet, groups in (("issuer", issuers), ("discipline", disciplines)):
        # The list of a single one tells less than its page.
        for key, name in (group for group, count in groups.items() if count > 1):
            yield Findable(
                key=f"{facet}:{key}",
                title=_("All certifications: %(name)s") % {"name": name},
                url=f"{catalogue}?{urlencode({facet: key})}",
                names=tuple(_names_of_group(name)),
                worth=GROUP_WORTH,
            )


def _names_of_group(name: str) -> Iterator[str]:
    """“Project Management Institute (PMI)” with and without what is in brackets, and that alone."""
    yield name
    outside, _bracket, inside = name.partition(_APART)
    yield outside.split(",", 1)[0].strip()
    # Longer words in brackets explain the name; they are none.
    yield from (part for part in inside.rstrip(")").split(" / ") if part.isupper())


def article_entries() -> Iterator[Findable]:
    """Articles. Three queries."""
    for page in ArticlePage.objects.live().public().prefetch_related("topics"):
        yield Findable(
            key=str(page.translation_key),
            title=page.title,
            url=page.get_url() or "",
            names=(page.title,),
            about="\n".join((page.summary, *(topic.name for topic in page.topics.all()))),
            text="\n".join((page.summary, text_of(page.body))),
            worth=ARTICLE_WORTH,
        )


def section_entries() -> Iterator[Findable]:
    """What sections of articles and the questions in them say. Two queries."""
    for page in ArticlePage.objects.live().public():
        url = page.get_url() or ""
        for section in sections_of(page.body):
            # “PRINCE2” over a paragraph is no better answer to “prince2” than the certification.
            is_told = len(section.heading.split()) >= WORDS_OF_A_QUESTION
            yield Findable(
                key=f"{page.translation_key}#{section.anchor}",
                title=section.heading,
                url=f"{url}#{section.anchor}",
                names=(section.heading,) if is_told else (),
                about=page.title,
                text=section.text,
                parent=f"article:{page.translation_key}",
                detail=page.title,
            )


def question_entries() -> Iterator[Findable]:
    """Learners' questions that have an answer. One query beside the kept questions."""
    confused = dict(LearnerQuestion.objects.live().values_list("question", "what_is_confused"))
    page = reverse("certifications:questions")
    for one in kept_questions():
        if one.answer:
            yield Findable(
                key=one.anchor,
                title=one.question,
                url=f"{page}#{one.anchor}",
                names=(one.question,),
                about=confused.get(one.question, ""),
                text=plain(one.answer),
                worth=QUESTION_WORTH,
            )


def term_entries() -> Iterator[Findable]:
    """Words of the glossary. No query beside the kept glossary."""
    page = reverse("certifications:glossary")
    for one in kept_glossary():
        yield Findable(
            key=one.key,
            title=one.name,
            url=f"{page}#{one.anchor}",
            names=(one.name,),
            text=f"{one.short}\n{plain(one.text)}",
        )


def comparison_entries() -> Iterator[Findable]:
    """Comparisons of disciplines, each with its whole text. Two queries."""
    for page in DisciplineComparisonPage.objects.live().public().select_related("first", "second"):
        first, second = page.first.name, page.second.name
        yield Findable(
            key=str(page.translation_key),
            title=page.title,
            url=page.get_url() or "",
            names=(page.title, f"{first} {second}", f"{first} vs {second}", f"{second} vs {first}"),
            about=f"{first} {second} difference compare",
            text="\n".join((page.search_description, text_of(page.body))),
            worth=ARTICLE_WORTH,
        )


def list_entries() -> Iterator[Findable]:
    """The catalogue and the log of corrections themselves. Four queries."""
    for model in (CataloguePage, CorrectionsPage):
        for page in model.objects.live().public():
            yield Findable(
                key=str(page.translation_key),
                title=page.title,
                url=page.get_url() or "",
                names=(page.title,),
                about=page.search_description,
                text=getattr(page, "introduction", ""),
                worth=LIST_WORTH,
            )
