from django.apps import AppConfig
from django.core.checks import register as register_check
from django.utils.translation import gettext_lazy as _


class CertificationsConfig(AppConfig):
    name = "certifications"

    def ready(self) -> None:
        self._register_pages()
        self._register_with_editors()
        self._register_with_search()
        self._register_work()
        self._register_events()

    def _register_pages(self) -> None:
        from certifications import models
        from certifications.articles.presenters.article_list import present_article_index_page
        from certifications.articles.presenters.articles import present_article_page
        from certifications.articles.presenters.live_facts import CatalogueContents
        from certifications.articles.presenters.markdown import written_pages
        from certifications.catalogue.presenters.catalogue import present_catalogue_page
        from certifications.comparisons.presenters.choices import comparison_addresses
        from certifications.comparisons.presenters.comparison import present_comparison_page
        from certifications.corrections.presenters.corrections import present_corrections_page
        from certifications.facts.presenters.certification import present_certification_page
        from certifications.facts.presenters.markdown import certification_pages
        from certifications.models.live_contents import live_contents
        from certifications.open_data.queries import licence_problems
        from certifications.queries.addresses import (
            article_list_addresses,
            certification_addresses,
            overview_addresses,
        )
        from portal.shared.markdown_pages import markdown_pages
        from portal.shared.pages import page_presenters
        from portal.shared.public_addresses import public_addresses

        register_check(licence_problems)
        public_addresses.register("certifications", certification_addresses)
        public_addresses.register("overviews", overview_addresses)
        public_addresses.register("article lists", article_list_addresses)
        public_addresses.register("comparisons", comparison_addresses)
        markdown_pages.register("certifications", certification_pages)
        markdown_pages.register("texts", written_pages)
        live_contents.register("catalogue", CatalogueContents())
        page_presenters.register(models.ArticleIndexPage, present_article_index_page)
        page_presenters.register(models.ArticlePage, present_article_page)
        page_presenters.register(models.CataloguePage, present_catalogue_page)
        page_presenters.register(models.CertificationPage, present_certification_page)
        page_presenters.register(models.CorrectionsPage, present_corrections_page)
        page_presenters.register(models.DisciplineComparisonPage, present_comparison_page)

    def _register_with_editors(self) -> None:
        from certifications.articles.presenters.typed_facts import typed_facts_of
        from certifications.corrections.services.enter_corrections import enter_corrections
        from certifications.desk.sources import register as register_on_the_desk
        from certifications.follows.services.note_changes import note_changes
        from certifications.follows.services.report_changes import report_changes
        from certifications.follows.views.own_section import follows_section
        from certifications.models.fact_changes import publication_listeners
        from certifications.models.typed_facts_panel import typed_fact_finders
        from certifications.personal_data import FOLLOWS, STAFF_TRACES
        from certifications.uses import uses_of_certification
        from portal.editorial.usage import use_finders
        from portal.users.overview import own_sections
        from portal.users.personal_data import holders

        typed_fact_finders.register("catalogue", typed_facts_of)
        publication_listeners.register("corrections", enter_corrections)
        publication_listeners.register("follows", note_changes)
        publication_listeners.register("webhooks", report_changes)
        use_finders.register("catalogue", uses_of_certification)
        holders.register("catalogue", STAFF_TRACES)
        own_sections.register("follows", follows_section)
        holders.register("follows", FOLLOWS)
        register_on_the_desk()

    def _register_events(self) -> None:
        from certifications.follows.services.report_changes import CERTIFICATION_PUBLISHED, FACT_CHANGED
        from portal.webhooks.kinds import events

        for event in (CERTIFICATION_PUBLISHED, FACT_CHANGED):
            events.register(event.name, event)

    def _register_with_search(self) -> None:
        from certifications.search import presenters, queries
        from portal.search.sources import SearchSource, answerers, sources

        hit = "certifications/search/hit.html"
        sources.register(
            "certification",
            SearchSource(
                _("Certification"), queries.certification_entries, hit, presenters.certification_hits
            ),
        )
        sources.register("role", SearchSource(_("Certifications for a role"), queries.role_entries))
        sources.register("group", SearchSource(_("In the catalogue"), queries.group_entries))
        sources.register("article", SearchSource(_("Article"), queries.article_entries))
        sources.register("section", SearchSource(_("In an article"), queries.section_entries))
        sources.register("question", SearchSource(_("Reader’s question"), queries.question_entries))
        sources.register("term", SearchSource(_("Glossary"), queries.term_entries))
        sources.register("comparison", SearchSource(_("Comparison"), queries.comparison_entries))
        sources.register("list", SearchSource(_("Page"), queries.list_entries))
        answerers.register("certification", presenters.comparison_answer)

    def _register_work(self) -> None:
        from certifications.corrections.services.report_error import TELL_OF_REPORT
        from certifications.corrections.services.set_aside import remove_suspect_reports_by_now
        from certifications.corrections.tasks import tell_of_report
        from certifications.follows.services.note_changes import note_near_announcements
        from certifications.follows.tasks.daily import (
            EVERY_MORNING,
            EVERY_NIGHT,
            NOTE_ANNOUNCEMENTS,
            SEND_CHANGES,
            enqueue_changes,
            tell_of_changes,
        )
        from certifications.source_watch.tasks import WATCH_SOURCES, start_watch, watch_sources
        from portal.jobs.kinds import HEAVY, JobKind, PeriodicTask, job_handlers, periodic_tasks

        job_handlers.register(TELL_OF_REPORT, JobKind(_("Tell editors of a report"), tell_of_report))
        periodic_tasks.register(
            "certifications.remove_suspect_reports",
            PeriodicTask("42 3 * * *", remove_suspect_reports_by_now),
        )
        watch = JobKind(_("Look at sources"), watch_sources, queue=HEAVY)
        job_handlers.register(WATCH_SOURCES, watch)
        job_handlers.register(SEND_CHANGES, JobKind(_("Tell readers what changed"), tell_of_changes))
        periodic_tasks.register(NOTE_ANNOUNCEMENTS, PeriodicTask(EVERY_NIGHT, note_near_announcements))
        periodic_tasks.register(SEND_CHANGES, PeriodicTask(EVERY_MORNING, enqueue_changes))
        # At night, a part each hour; each address has its turn once in a month at most.
        periodic_tasks.register(WATCH_SOURCES, PeriodicTask("20 1-4 * * *", start_watch))
