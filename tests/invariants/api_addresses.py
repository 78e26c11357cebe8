"""Who gets what at the addresses of the API; part of url_table.py. Tokens have a table of their own."""

from tests.invariants.url_entries import anyone
from tests.support.matrix import Answer, Entry, Table

# What writers of the site send is JSON; others are refused before anything is read.
_FOR_WRITERS: dict[str, Answer] = {"editor": 415, "moderator": 415, "*": 403}

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
    "api:articles-list": anyone(200, 405),
    "api:articles-detail": anyone(404, 405),
    "api:authors-list": anyone(200, 405),
    "api:authors-detail": anyone(404, 405),
    "api:topics-list": anyone(200, 405),
    "api:glossary-list": anyone(200, 405),
    "api:glossary-detail": anyone(404, 405),
    "api:questions-list": anyone(200, 405),
    "api:questions-detail": anyone(404, 405),
    "api:corrections-list": anyone(200, 405),
    # a report is JSON
    "api:corrections-report": anyone(405, 415),
    "api:changes-list": anyone(200, 405),
    # a search says what for
    "api:search-list": anyone(400, 405),
    "api:imports-facts-list": (Entry(get=405, post=_FOR_WRITERS),),
    "api:imports-assessments-list": (Entry(get=405, post=_FOR_WRITERS),),
}
