from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "portal.operations"
    label = "operations"

    def ready(self) -> None:
        from portal.operations.housekeeping import register
        from portal.operations.page_generation import PageGenerationRow
        from portal.shared.page_cache import set_generation_store

        register()
        set_generation_store(PageGenerationRow())
