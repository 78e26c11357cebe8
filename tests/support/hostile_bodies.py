"""Bodies that no description allows: broken JSON, values that no field has, and content that is no JSON."""

import json
from itertools import product

MEGABYTE = 1024 * 1024
DEEP = 100_000
UNKNOWN = 5000


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
# Types of content, and bodies that go with them or not.
OTHER_CONTENT = (
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
