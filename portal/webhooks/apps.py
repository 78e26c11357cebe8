from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    name = "portal.webhooks"
    label = "webhooks"
    verbose_name = _("Webhooks")

    def ready(self) -> None:
        from portal.jobs.kinds import JobKind, PeriodicTask, job_handlers, periodic_tasks
        from portal.users.personal_data import holders
        from portal.users.services.reencrypt_second_factors import other_secrets
        from portal.webhooks.personal_data import WEBHOOKS
        from portal.webhooks.services.prune_deliveries import prune_deliveries
        from portal.webhooks.services.reencrypt_secrets import reencrypt_webhook_secrets
        from portal.webhooks.services.switch_off import TELL_OF_END
        from portal.webhooks.tasks import deliver_what_is_due, tell_of_end

        holders.register("webhooks", WEBHOOKS)
        other_secrets.register("webhooks", reencrypt_webhook_secrets)
        job_handlers.register(TELL_OF_END, JobKind(_("Tell of a webhook that was switched off"), tell_of_end))
        periodic_tasks.register("webhooks.deliver", PeriodicTask("* * * * *", deliver_what_is_due))
        periodic_tasks.register("webhooks.prune", PeriodicTask("52 3 * * *", prune_deliveries))
