from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "portal.operations"
    label = "operations"

    def ready(self) -> None:
        from portal.operations.housekeeping import register
        from portal.operations.page_generation import PageGenerationRow
        from portal.operations.personal_data import JOBS
        from portal.shared.page_cache import set_generation_store
        from portal.users.personal_data import holders

        register()
        set_generation_store(PageGenerationRow())
        holders.register("jobs", JOBS)
