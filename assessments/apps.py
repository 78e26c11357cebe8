from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "assessments"

    def ready(self) -> None:
        self._register_authoring()
        self._register_jobs()
        self._register_storing()
        self._register_for_learners()
        self._register_events()

    def _register_authoring(self) -> None:
        from assessments.authoring.presenters.preview import preview_of
        from assessments.authoring.services.go_live import go_live
        from assessments.models.going_live import GOING_LIVE, PREVIEW, draft_previews, going_live
        from assessments.uses import uses_of_certification
        from assessments.versions.queries.addresses import assessment_addresses
        from assessments.versions.queries.explained import explained_assessments
        from assessments.versions.queries.markdown import assessment_pages
        from portal.editorial.usage import use_finders
        from portal.shared.advice_sources import advice_sources
        from portal.shared.markdown_pages import markdown_pages
        from portal.shared.public_addresses import public_addresses

        going_live.register(GOING_LIVE, go_live)
        draft_previews.register(PREVIEW, preview_of)
        use_finders.register("assessments", uses_of_certification)
        public_addresses.register("assessments", assessment_addresses)
        advice_sources.register("assessments", explained_assessments)
        markdown_pages.register("assessments", assessment_pages)

    def _register_events(self) -> None:
        from assessments.attempts.services.report_outcome import OUTCOME_CREATED
        from assessments.reports.services.report_export import EXPORT_FINISHED
        from assessments.versions.services.report_version import VERSION_PUBLISHED
        from portal.webhooks.kinds import events

        for event in (OUTCOME_CREATED, VERSION_PUBLISHED, EXPORT_FINISHED):
            events.register(event.name, event)

    def _register_for_learners(self) -> None:
        from assessments.attempts.views.own_sections import (
            arrival,
            attempts_section,
            continue_slot,
            results_section,
        )
        from portal.shared.slots import SlotFiller, slot_fillers
        from portal.users.arrival import arrivals
        from portal.users.overview import own_sections

        cookies = (settings.SESSION_COOKIE_NAME, settings.VISITOR_COOKIE_NAME)
        slot_fillers.register("continue", SlotFiller(cookies, continue_slot))
        arrivals.register("assessments", arrival)
        own_sections.register("attempts", attempts_section)
        own_sections.register("results", results_section)

    def _register_jobs(self) -> None:
        from assessments.proofs.queries import PROVE
        from assessments.proofs.tasks import prove_draft
        from assessments.replays.services import REPLAY
        from assessments.replays.tasks import replay_submissions
        from portal.jobs.kinds import HEAVY, JobKind, job_handlers
        from portal.shared.rest.scopes import Scope

        check = JobKind(
            _("Check an assessment"),
            prove_draft,
            max_attempts=3,
            queue=HEAVY,
            shared_with="assessments.change_assessment",
            read_scope=Scope.DRAFTS_READ,
            stop_scope=Scope.DRAFTS_WRITE,
        )
        job_handlers.register(PROVE, check)
        job_handlers.register(REPLAY, JobKind(_("Replay submissions"), replay_submissions, queue=HEAVY))

    def _register_storing(self) -> None:
        from allauth.account.signals import user_logged_in
        from django.contrib.auth.signals import user_logged_out

        from assessments.attempts.services.forget_visitors import forget_visitors_by_now
        from assessments.attempts.views.sign_in import claim_attempt_at_login, forget_at_logout
        from assessments.personal_data.services.copy_and_erase import ASSESSMENTS
        from assessments.personal_data.services.forget_suspects import forget_suspects_by_now
        from assessments.replays.services.remove_replays import remove_old_replays
        from assessments.results.services.forget_payer_links import forget_payer_links_by_now
        from assessments.versions.queries.assessments import (
            assessment_choices,
            assessment_entries,
            assessment_link,
        )
        from portal.jobs.kinds import PeriodicTask, periodic_tasks
        from portal.search.sources import SearchSource, sources
        from portal.shared.blocks.start_assessment import assessment_listers, assessment_loaders
        from portal.users.personal_data import holders

        holders.register("assessments", ASSESSMENTS)
        sources.register("assessment", SearchSource(_("Assessment"), assessment_entries))
        assessment_loaders.register("assessments", assessment_link)
        assessment_listers.register("assessments", assessment_choices)
        periodic_tasks.register(
            "assessments.forget_visitors", PeriodicTask("27 3 * * *", forget_visitors_by_now)
        )
        periodic_tasks.register(
            "assessments.forget_suspects", PeriodicTask("32 3 * * *", forget_suspects_by_now)
        )
        periodic_tasks.register(
            "assessments.remove_old_replays", PeriodicTask("37 3 * * *", remove_old_replays)
        )
        periodic_tasks.register(
            "assessments.forget_payer_links", PeriodicTask("42 3 * * *", forget_payer_links_by_now)
        )
        user_logged_in.connect(claim_attempt_at_login, dispatch_uid="assessments.claim_attempt_at_login")
        user_logged_out.connect(forget_at_logout, dispatch_uid="assessments.forget_at_logout")
