from django.apps import AppConfig


class JobsAppConfig(AppConfig):
    name = "tests.portal.jobs.jobs_app"
    label = "jobs_app"

    def ready(self) -> None:
        from portal.jobs.kinds import job_handlers
        from tests.portal.jobs.jobs_app.handlers import KINDS

        for name, kind in KINDS.items():
            job_handlers.register(name, kind)
