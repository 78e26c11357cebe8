"""Links in the header of a response."""

from django.http import HttpResponse

from portal.shared.link_headers import add_link


def test_link_stands_behind_those_that_are_there() -> None:
    response = HttpResponse()
    add_link(response, "/a.jsonld", "alternate", "application/ld+json")
    add_link(response, "https://example.org/cc/", "license")

    assert response["Link"] == (
        '</a.jsonld>; rel="alternate"; type="application/ld+json", <https://example.org/cc/>; rel="license"'
    )
