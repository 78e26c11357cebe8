"""The port for personal data: who holds what about a person, how it is exported and erased.

Each room that stores anything about people registers a holder in its `apps.py`. A test fails for every
model with a link to a user, and for every model of ours, that no holder and no list of exceptions names.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from portal.shared.ports import Port
from portal.users.models import User

# One thing held about a person, ready for json.dumps: text, whole numbers, booleans, None, lists, mappings.
Record = Mapping[str, object]


class OnErasure(Enum):
    """What happens to a model's rows when the person is erased."""

    DELETED = "deleted"
    UNLINKED = "kept without any link to the person"


@dataclass(frozen=True, slots=True)
class HeldModel:
    """A model ("app.Model") with personal data, what that is in a few words, and its end."""

    label: str
    holds: str
    on_erasure: OnErasure


@dataclass(frozen=True, slots=True)
class PersonalDataHolder:
    """One room's answer for the personal data in its models.

    `export` yields records; `erase` runs in the caller's transaction, while the user's row still exists,
    and must leave nothing that names the person.
    """

    models: tuple[HeldModel, ...]
    export: Callable[[User], Iterable[Record]]
    erase: Callable[[User], None]


# By the name under which the records stand in the person's own copy.
holders: Port[str, PersonalDataHolder] = Port("holders of personal data")


def export_personal_data(user: User) -> dict[str, list[Record]]:
    """Everything held about a person, by holder. Secrets (password, keys of second factors) are left out."""
    return {name: list(holder.export(user)) for name, holder in holders}


def held_models() -> dict[str, HeldModel]:
    """Every model that some holder answers for, by its label."""
    return {model.label: model for _name, holder in holders for model in holder.models}
