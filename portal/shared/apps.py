from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "portal.shared"
    label = "shared"

    def ready(self) -> None:
        from portal.settings.logging import configure_structlog
        from portal.shared import cache_purge, plain_text
        from portal.shared.admin_exports import guard_admin_exports

        configure_structlog()
        cache_purge.connect()
        plain_text.use_in_admin()
        guard_admin_exports()
