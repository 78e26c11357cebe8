"""Webhooks for programs: whom this site tells of what, what was sent, and what can be told."""

from portal.webhooks.api.deliveries import WebhookDeliveriesEndpoint
from portal.webhooks.api.webhooks import WebhooksEndpoint

ROUTES = (
    ("webhooks", WebhooksEndpoint),
    ("webhooks/<uuid:webhook>/deliveries", WebhookDeliveriesEndpoint),
)
