"""LibreOffice, as a reader of exported files uses it."""

import subprocess
from pathlib import Path

from portal.bootstrap import find_program

# Comma, double quotes, UTF-8; on reading also: numbers detected, formulas evaluated, as a reader would allow.
READ_CSV = "Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,true"
WRITE_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def opened_by_libreoffice(content: bytes, file_format: str, folder: Path) -> bytes:
    """A CSV or XLSX file opened with every formula run, then saved as CSV as its cells show."""
    program = find_program("LibreOffice")
    assert program, "LibreOffice is missing: apt-get install libreoffice-calc"
    source = folder / f"export.{file_format}"
    source.write_bytes(content)
    target = folder / "opened"
    # One profile for all tests of this process: making it takes longer than reading the file.
    profile = folder.parent / "libreoffice"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    if file_format == "csv":
        command.append(f"--infilter={READ_CSV}")
    command += ["--convert-to", WRITE_CSV, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (opened,) = target.iterdir()
    return opened.read_bytes()
