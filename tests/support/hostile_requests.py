"""Requests that no description allows and no generator of schemas makes: by hand, for every operation."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from urllib.parse import quote

from tests.support.api_operations import Operation

JSON = "application/json"
MEGABYTE = 1024 * 1024
DEEP = 100_000
UNKNOWN = 5000


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
    for content_type, body in _TYPES:
        yield replace(plain, kind=f"type: {content_type[:40]}", body=body, content_type=content_type)
    for length in _LENGTHS:
        yield replace(
            plain, kind=f"length: {length}", body=b"{}", content_type=JSON, environ={"CONTENT_LENGTH": length}
        )
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
    yield replace(plain, kind="no length", body=b"{}", content_type=JSON, environ=chunked)
    packed = {"HTTP_CONTENT_ENCODING": "gzip"}
    yield replace(plain, kind="packed", body=b"\x1f\x8b\x08", content_type=JSON, environ=packed)


def hostile_bodies(properties: tuple[str, ...]) -> dict[str, bytes]:
    """Bodies that are no JSON, or none that anybody means. The large ones are larger than any limit."""
    names = (*properties, "nothing")
    made = {
        **_WRONG,
        **_LARGE,
        "each field twice": b"{%s}" % b",".join(b'"%s":1' % name.encode() for name in (*names, *names)),
    }
    for name, (kind, value) in product(names, _VALUES.items()):
        made[f"{name} is {kind}"] = b'{"%s": %s}' % (name.encode(), value)
    for kind, value in _VALUES.items():
        inner = b", ".join(b'"%s": %s' % (name.encode(), value) for name in names)
        made[f"all are {kind}"] = b"{%s}" % inner
    return made


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


# JSON that is none, or that two programs read differently.
_WRONG = {
    "nothing": b"",
    "cut off": b'{"assessment": "fin',
    "cut off in a character": '{"x": "ü'.encode()[:-1],
    "with a byte order mark": b"\xef\xbb\xbf{}",
    "in UTF-16": "{}".encode("utf-16"),
    "in UTF-32": "{}".encode("utf-32"),
    "in Latin-1": '{"x": "ü"}'.encode("latin-1"),
    "overlong UTF-8": b'{"x": "\xc0\x80"}',
    "half a character in UTF-8": b'{"x": "\xed\xa0\x80"}',
    "a name twice": b'{"x": 1, "x": 2}',
    "a name twice, once escaped": b'{"x": 1, "\\u0078": 2}',
    "deep lists": b"[" * DEEP + b"]" * DEEP,
    "deep objects": b'{"x":' * DEEP + b"1" + b"}" * DEEP,
    "deep and cut off": b"[" * DEEP,
    "two values": b"{}{}",
    "a comma too many": b'{"x": 1,}',
    "single quotes": b"{'x': 1}",
    "a comment": b"{/* x */}",
    "a control character": b'{"x": "\x01"}',
    "a half escape": b'{"x": "\\u12"}',
    "null": b"null",
    "a number": b"1",
    "a text": b'"x"',
    "true": b"true",
    "an empty list": b"[]",
    "a list of nulls": b"[null, null]",
    "an empty name": b'{"": 1}',
    "a long name": b'{"%s": 1}' % (b"x" * 100_000),
    "NUL as a name": b'{"\\u0000": 1}',
    "half a character as a name": b'{"\\udc00": 1}',
    "a name of parents": b'{"__proto__": {}, "__class__": 1, "constructor": 1}',
}
# Made once: there are as many requests with each as there are operations.
_LARGE = {
    "ten megabytes of text": b'{"x": "' + b"x" * 10 * MEGABYTE + b'"}',
    "ten megabytes of spaces": b" " * 10 * MEGABYTE + b"{}",
    "nearly a megabyte": b'{"x": "' + b"x" * (MEGABYTE - 100) + b'"}',
    "many fields": json.dumps({f"x{number}": 1 for number in range(UNKNOWN)}).encode(),
    "many rows": json.dumps([{}] * UNKNOWN).encode(),
}
_VALUES = {
    "null": b"null",
    "true": b"true",
    "zero": b"0",
    "minus one": b"-1",
    "a fraction": b"1.5",
    "minus nothing": b"-0.0",
    "huge": b"9" * 29,
    "far too huge": b"9" * 5000,
    "beyond floats": b"1e999",
    "below floats": b"1e-999",
    "NaN": b"NaN",
    "infinite": b"-Infinity",
    "an empty text": b'""',
    "spaces": b'"   "',
    "a text": b'"x"',
    "a long text": b'"%s"' % (b"x" * 50_000),
    "NUL": b'"\\u0000"',
    "half a character": b'"\\ud800"',
    "a character from two halves": b'"\\ud83d\\ude00"',
    "turned writing": '"\u202e\u2066"'.encode(),
    "a line end": b'"a\\r\\nb: c"',
    "markup": b'"<script>alert(1)</script>"',
    "digits of another script": '"\u0661\u0662"'.encode(),
    "a day that is none": b'"2026-02-30"',
    "the year nothing": b'"0000-00-00"',
    "the last moment": b'"9999-12-31T23:59:59.999999-12:00"',
    "an id of nothing": b'"00000000-0000-4000-8000-000000000000"',
    "an empty list": b"[]",
    "a list of texts": b'["x"]',
    "a list of lists": b"[[[]]]",
    "a list of nulls": b"[null]",
    "a list of objects": b"[{}]",
    "an empty object": b"{}",
    "an object": b'{"x": {"y": []}}',
    "as deep as may be": b"[" * 38 + b"]" * 38,
}
_FORM = b"assessment=x&definition=y"
_PARTS = b'--b\r\nContent-Disposition: form-data; name="x"; filename="x"\r\n\r\nx\r\n--b--\r\n'
_TYPES = (
    ("", b"{}"),
    ("text/plain", b"{}"),
    ("application/x-www-form-urlencoded", _FORM),
    ("application/x-www-form-urlencoded; charset=utf-16", _FORM),
    ("application/x-www-form-urlencoded", b"&".join(b"x%d=1" % number for number in range(6000))),
    ("multipart/form-data; boundary=b", _PARTS),
    ("multipart/form-data; boundary=b", _PARTS[:30]),
    ("multipart/form-data", _PARTS),
    ("multipart/form-data; boundary=" + "b" * 5000, _PARTS),
    ("multipart/form-data; boundary=\xff", _PARTS),
    ("application/xml", b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>'),
    ("application/json; charset=utf-16", "{}".encode("utf-16")),
    ("application/json; charset=nonsense", b"{}"),
    ("application/json; charset=utf-8; charset=latin-1", b"{}"),
    ("application/json, application/json", b"{}"),
    ("application/json;" * 500, b"{}"),
    ("application/problem+json", b"{}"),
    ("application/octet-stream", b"\x00\xff"),
    ("*/*", b"{}"),
    ("///;;;===", b"{}"),
    ("\xff\xfe", b"{}"),
    ("text/csv", b"a,b\n1,2\n"),
)
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
_QUERIES = (
    *("%00=1", "x=%00", "%ff=%ff", "%ed%a0%80=1", "x=%C0%80", "%", "%zz=%zz", "&&&===", ";", "=", "?", "#x"),
    *("limit=1e9", "limit=%D9%A1", "limit=-1", "limit=" + "9" * 5000, "limit=1&limit=2", "limit[]=1"),
    *("cursor=", "cursor=x", "cursor=WzEs", "cursor=bnVsbA", "cursor=cj0xJnA9eA==", "cursor=" + "A" * 20_000),
    *("cursor=cD0lMDA%3D", "cursor=bz05OTk5OTk5OTk5OTk5OTk5OTk5OQ%3D%3D", "cursor=WzEsIlx1ZDgwMCJd"),
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
