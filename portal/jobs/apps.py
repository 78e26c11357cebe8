from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "portal.jobs"
    label = "jobs"

    def ready(self) -> None:
        from portal.jobs.personal_data import JOBS
        from portal.users.personal_data import holders

        holders.register("jobs", JOBS)
