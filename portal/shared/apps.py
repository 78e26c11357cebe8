from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "portal.shared"
    label = "shared"

    def ready(self) -> None:
        from portal.settings.logging import configure_structlog
        from portal.shared import plain_text, purging

        configure_structlog()
        purging.connect()
        plain_text.use_in_admin()
