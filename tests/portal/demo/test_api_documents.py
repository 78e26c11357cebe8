"""Every example of docs/api/ runs on the demo as it is written, and shows what it is answered.

Each block of `sh` has the variables of those before it, each of `python` is a program, and a block of `json`
shows what the block before it prints. `PORTAL` is the site's address, `TOKEN` the learner's access token,
`STAFF_TOKEN` the moderator's, and `ADMIN_TOKEN` the administrator's.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.bootstrap import find_program
from tests.support.api_tokens import demo_token
from tests.support.documents import CodeBlock, code_blocks, missing_from
from tests.support.repository import ROOT
from tests.support.running_demo import ONE_DEMO, RunningDemo

pytestmark = ONE_DEMO
FOLDER = ROOT / "docs" / "api"
DOCUMENTS = sorted(FOLDER.glob("*.md"))
LIMIT = 120
# An example whose answer is a refusal says so; of all others the answer has to be a success.
REFUSED = "# refused"
SHELL = 'set -euo pipefail\ncurl() { command {curl} --silent --show-error {fail} "$@"; }\n'


@pytest.fixture(scope="module")
def variables(running_demo: RunningDemo) -> dict[str, str]:
    """What the examples are given."""
    return {
        "PORTAL": f"http://127.0.0.1:{running_demo.port}",
        "TOKEN": demo_token(running_demo, "learner@example.org"),
        "STAFF_TOKEN": demo_token(running_demo, "moderator@example.org"),
        "ADMIN_TOKEN": demo_token(running_demo, "administrator@example.org"),
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_examples_of_a_document_run_and_answer_as_shown(
    document: Path, variables: dict[str, str], tmp_path: Path
) -> None:
    blocks = code_blocks(document)
    assert {block.language for block in blocks} <= {"sh", "python", "json", "http", "text"}

    kept = tmp_path / "variables"
    printed = ""
    for block in blocks:
        place = f"{document.name}:{block.line}"
        if block.language == "sh":
            printed = in_shell(block, variables, kept, place)
        elif block.language == "python":
            printed = in_python(block, variables, tmp_path, place)
        elif block.language == "json":
            assert missing_from(json.loads(block.text), json.loads(printed)) == [], f"{place}: {printed}"


def in_shell(block: CodeBlock, variables: dict[str, str], kept: Path, place: str) -> str:
    """What a block prints; the variables it sets are there in the next one."""
    curl = find_program("curl") or "curl"
    fail = "" if REFUSED in block.text else "--fail-with-body"
    before = f". {kept}\n" if kept.exists() else ""
    head = SHELL.replace("{curl}", curl).replace("{fail}", fail)
    script = f"{head}set -a\n{before}{block.text}\nexport -p > {kept}\n"
    return run(["bash", "-c", script], variables, place)


def in_python(block: CodeBlock, variables: dict[str, str], folder: Path, place: str) -> str:
    """What a block prints, run as a file."""
    program = folder / "example.py"
    program.write_text(block.text, encoding="utf-8")
    return run([sys.executable, str(program)], variables, place)


def run(command: list[str], variables: dict[str, str], place: str) -> str:
    done = subprocess.run(
        command, env=os.environ | variables, capture_output=True, text=True, timeout=LIMIT, check=False
    )
    assert done.returncode == 0, f"{place}: {done.stdout}{done.stderr}"
    return done.stdout
