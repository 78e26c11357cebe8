from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "portal.shared"
    label = "shared"

    def ready(self) -> None:
        from portal.settings.logging import configure_structlog
        from portal.shared import cache_purge, plain_text

        configure_structlog()
        cache_purge.connect()
        plain_text.use_in_admin()
