"""Requests that no description allows and no generator of schemas makes: by hand, for every operation."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from urllib.parse import quote

from tests.support.api_operations import Operation
from tests.support.hostile_bodies import OTHER_CONTENT, hostile_bodies

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class HostileRequest:
    """A request as it comes to the application. `target` is the address, percent-encoded, with its query;
    `environ` has headers as WSGI does, decoded as Latin-1.
    """

    kind: str
    method: str
    target: str
    body: bytes = b""
    content_type: str = ""
    environ: Mapping[str, str] = field(default_factory=dict)


def hostile_requests(operation: Operation, known: Mapping[str, str]) -> Iterator[HostileRequest]:
    """Everything for one operation, some hundreds of requests; `known` are arguments that name something."""
    plain = HostileRequest(
        "plain",
        operation.method.upper(),
        operation.path(known),
        *((b"{}", JSON) if operation.takes_body else ()),
    )
    yield from _bodies(plain, operation)
    yield from _headers(plain)
    yield from _queries(plain, operation)
    yield from _paths(plain, operation, known)
    yield from _methods(plain)


def _bodies(plain: HostileRequest, operation: Operation) -> Iterator[HostileRequest]:
    for kind, body in hostile_bodies(operation.properties).items():
        yield replace(plain, kind=f"body: {kind}", body=body, content_type=JSON)
    for content_type, body in OTHER_CONTENT:
        yield replace(plain, kind=f"type: {content_type[:40]}", body=body, content_type=content_type)
    for length in _LENGTHS:
        yield replace(
            plain, kind=f"length: {length}", body=b"{}", content_type=JSON, environ={"CONTENT_LENGTH": length}
        )
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
    yield replace(plain, kind="no length", body=b"{}", content_type=JSON, environ=chunked)
    packed = {"HTTP_CONTENT_ENCODING": "gzip"}
    yield replace(plain, kind="packed", body=b"\x1f\x8b\x08", content_type=JSON, environ=packed)


def _headers(plain: HostileRequest) -> Iterator[HostileRequest]:
    for name, values in _HEADERS.items():
        for value in (*values, *_ANY_HEADER):
            yield replace(plain, kind=f"{name}: {value[:40]!r}", environ={name: value})
    yield replace(plain, kind="hundreds of headers", environ={f"HTTP_X_{n}": "x" for n in range(500)})


def _queries(plain: HostileRequest, operation: Operation) -> Iterator[HostileRequest]:
    for query in _QUERIES:
        yield replace(plain, kind=f"query: {query[:40]}", target=f"{plain.target}?{query}")
    for name, value in product(operation.query, _PARAMETERS):
        yield replace(plain, kind=f"query: {name}={value[:40]}", target=f"{plain.target}?{name}={value}")


def _paths(plain: HostileRequest, operation: Operation, known: Mapping[str, str]) -> Iterator[HostileRequest]:
    for name, value in product(operation.arguments, _ARGUMENTS):
        yield replace(plain, kind=f"{name} is {value[:40]}", target=operation.path({**known, name: value}))
    for tail in ("%00", "..", "../../admin/", "%2e%2e/", ".json", ";x", "/", "%0d%0aSet-Cookie:%20x=1"):
        yield replace(plain, kind=f"tail: {tail}", target=plain.target + tail)


def _methods(plain: HostileRequest) -> Iterator[HostileRequest]:
    for method in _METHODS:
        yield replace(plain, kind=f"method: {method[:40]}", method=method)
        yield replace(plain, kind=f"method with body: {method[:40]}", method=method, body=b"{}")


_LENGTHS = ("-1", "many", "1", "1000", "2, 2", "9" * 30, "\xb2", "0x2")
_METHODS = (
    *("GET", "HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PUT", "POST", "DELETE"),
    *("PROPFIND", "get", "FOO", "LIST", "CREATE", "RETRIEVE", "DISPATCH", "__CLASS__", "G E T", "X" * 1000),
)
# Of each of the headers below: nothing, what is no ASCII, what is long, what is odd.
_ANY_HEADER = ("", "\xff\xfe", "\xc3\xbc", "x" * 20_000, '"', ",,,;;;==", "\t", "-1", "\\")
_HEADERS = {
    "HTTP_ACCEPT": (
        *("application/xml", "*", "*/*;q=nan", "application/json;q=-1", "application/json; indent=999999999"),
        *("application/json; indent=x", "application/json; charset=x", "application/json,application/json"),
        *("text/html", "*/json", "application/*", ", " * 3000, "text/csv"),
    ),
    "HTTP_ACCEPT_LANGUAGE": ("*", "xx", "en;q=9", "de-" * 500, "en," * 3000, "en;q=", "x" * 501, "../../en"),
    "HTTP_ACCEPT_ENCODING": ("gzip;q=nan", "*;q=0", "gzip, gzip, br, zstd", "identity;q=0"),
    "HTTP_IDEMPOTENCY_KEY": ('"" ', "a b", "x" * 256, '"x", "y"', "x\r\ny", "\x00"),
    "HTTP_IF_MATCH": ("*", 'W/"x"', '"x"' + ', "x"' * 3000, "x", '"\x00"'),
    "HTTP_IF_NONE_MATCH": ("*", 'W/"x"', '"x"' + ', "x"' * 3000, "x", '"\x00"'),
    "HTTP_IF_MODIFIED_SINCE": (
        *("now", "Mon, 99 Foo 9999 99:99:99 GMT", "Sat, 01 Jan 0000 00:00:00 GMT", "0"),
        *("Fri, 31 Dec 9999 23:59:59 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"),
    ),
    "HTTP_IF_UNMODIFIED_SINCE": ("now", "Sat, 01 Jan 0000 00:00:00 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"),
    "HTTP_IF_RANGE": ("x", "Sat, 01 Jan 0000 00:00:00 GMT"),
    "HTTP_RANGE": ("bytes=0-", "bytes=-1", "bytes=9" + "9" * 30 + "-", "bytes=,,,", "rows=1-2", "bytes=5-1"),
    "HTTP_AUTHORIZATION": (
        *(
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Bearer \xff",
            "Bearer " + "x" * 9000,
            "Basic eDp5",
            "Basic \xff",
        ),
        *("Digest x", "Token x", "bearer lpt_" + "0" * 64, "Bearer lpt_" + "0" * 64, "Bearer x, Bearer y"),
    ),
    "HTTP_ATTEMPT_TOKEN": ("x" * 43, "x" * 44, "x" * 42 + "\xff", "-" * 43, "x" * 43 + "," + "y" * 43),
    "HTTP_COOKIE": (
        *(
            "sessionid=",
            "sessionid=\xff",
            "sessionid=" + "x" * 5000,
            ";;;=;=",
            "django_language=" + "x" * 900,
        ),
        *("visitor=x; visitor=y", "csrftoken=\xff", "a=b; " * 500, 'messages="x', "sessionid=x; sessionid=y"),
    ),
    "HTTP_HOST": ("another.example", "a b", "[::1", "localhost:99999999", "localhost\r\nx: y", "@", "."),
    "HTTP_ORIGIN": ("null", "http://[", "https://another.example", "javascript:x"),
    "HTTP_REFERER": ("http://[", "https://another.example/"),
    "HTTP_X_FORWARDED_FOR": ("1.2.3.4, " * 500, "::::", "999.1.1.1", "unknown"),
    "HTTP_X_FORWARDED_PROTO": ("https", "javascript"),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE", "TRACE"),
    "HTTP_X_CSRFTOKEN": ("x" * 64,),
    "HTTP_EXPECT": ("100-continue", "200-ok"),
    "HTTP_UPGRADE": ("websocket", "h2c"),
    "HTTP_X_REQUEST_ID": ("x\r\ny", "../../x"),
    "HTTP_TRACEPARENT": ("00-x-y-z", "0" * 55),
    "HTTP_USER_AGENT": ("() { :; }; x", "${jndi:ldap://x}"),
}
_PLACES = (
    *("p=%00", "p=%ED%A0%80", "p=NaN", "p=-infinity", "p=infinity", "p=" + "9" * 40, "p=0001-01-01", "p=%0A"),
    *(
        "p=0001-01-01T00:00:00%2B14:00",
        "p=9999-12-31T23:59:59-14:00",
        "r=1&p=x",
        "o=-1&p=x",
        "o=9" + "9" * 20,
    ),
)
_QUERIES = (
    *("%00=1", "x=%00", "%ff=%ff", "%ed%a0%80=1", "x=%C0%80", "%", "%zz=%zz", "&&&===", ";", "=", "?", "#x"),
    *("limit=1e9", "limit=%D9%A1", "limit=-1", "limit=" + "9" * 5000, "limit=1&limit=2", "limit[]=1"),
    *("cursor=", "cursor=x", "cursor=WzEs", "cursor=bnVsbA", "cursor=cj0xJnA9eA==", "cursor=" + "A" * 20_000),
    *("cursor=cD0lMDA%3D", "cursor=bz05OTk5OTk5OTk5OTk5OTk5OTk5OQ%3D%3D", "cursor=WzEsIlx1ZDgwMCJd"),
    # Places that no row has, in the columns that lists are ordered by.
    *(f"cursor={b64encode(place.encode()).decode()}" for place in _PLACES),
    *("fields=" + ",".join(["x"] * 5000), "fields=__class__", "fields=%ED%A0%80", "expand=" + "x" * 20_000),
    *("as_of=0000-00-00", "as_of=9999-12-31", "as_of=-1", "as_of=2026-02-30", "format=xml", "_method=DELETE"),
    *(
        "x" * 100_000,
        "x=" + "y" * 100_000,
        "&".join(f"x{n}=1" for n in range(6000)),
        "q=" + "%F0%9F%98%80" * 3000,
    ),
    *("q=" + quote("\u202e'\"<>;--"), "q=%0d%0aSet-Cookie:%20x=1", "q=" + "(" * 2000, "q=" + "a%20" * 3000),
)
_PARAMETERS = (
    *(
        "",
        "%00",
        "%ff",
        "%ED%A0%80",
        "x",
        "0",
        "-1",
        "1.5",
        "1e999",
        "9" * 40,
        "%D9%A1",
        "null",
        "true",
        "[]",
    ),
    *(
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "2026-13",
        "00000000-0000-4000-8000-000000000000",
    ),
    *("x" * 20_000, "%F0%9F%98%80", quote("\u202e"), "a,b,,c", "," * 5000, "%20", "%0a", "..%2f..%2f", "'--"),
)
_ARGUMENTS = (
    *(
        "%00",
        "%ff",
        "%C0%80",
        "%ED%A0%80",
        "%F0%9F%98%80",
        "%0a",
        "%0d%0a",
        "%20",
        "'",
        "%22",
        "%25",
        "@held",
    ),
    *(
        "..",
        "..%2f..%2fadmin",
        "x" * 10_000,
        "%E2%80%AE",
        "-1",
        "9" * 40,
        "%7B%7D",
        "x.json",
        "X",
        "%C2%B2",
        "{x}",
    ),
    *(
        "00000000-0000-0000-0000-000000000000",
        "00000000000040008000000000000000",
        "-",
        "_",
        "exam.questions%0a",
    ),
)
