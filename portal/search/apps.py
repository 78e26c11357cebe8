from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "portal.search"
    label = "search"

    def ready(self) -> None:
        from portal.jobs.kinds import PeriodicTask, periodic_tasks
        from portal.search.services.forget_empty import forget_empty_searches

        periodic_tasks.register(
            "search.forget_empty_searches", PeriodicTask("47 3 * * *", forget_empty_searches)
        )
