"""Under which terms the catalogue may be given away as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX name, its title, where it is read, and what it asks of who uses the data."""

    name: str
    title: str
    url: str
    asks_for_name: bool = True
    asks_for_the_same: bool = False


_CREATIVE_COMMONS = "https://creativecommons.org"
LICENCES: dict[str, Licence] = {
    one.name: one
    for one in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0 International",
            f"{_CREATIVE_COMMONS}/licenses/by/4.0/",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution-ShareAlike 4.0 International",
            f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/",
            asks_for_the_same=True,
        ),
        Licence(
            "CC0-1.0",
            "CC0 1.0 Universal",
            f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/",
            asks_for_name=False,
        ),
        Licence(
            "ODC-By-1.0",
            "Open Data Commons Attribution License 1.0",
            "https://opendatacommons.org/licenses/by/1-0/",
        ),
    )
}
