"""Who gets what at the addresses of the API; part of url_table.py. Tokens have a table of their own."""

from tests.invariants.url_entries import anyone
from tests.support.matrix import Table

API: Table = {
    "api:schema": anyone(200, 405),
    # what a refusal means is told with its own status
    "api:problem": anyone(404, 404),
    "api:no_endpoint": anyone(404, 404),
    "developers:front": anyone(200, 405),
    "developers:guide": anyone(404, 405),
    "developers:reference": anyone(200, 405),
    "developers:group": anyone(404, 405),
    "api:issuers-list": anyone(200, 405),
}
