"""What batch and solver say of a sheet counts only when the engine says the same."""


class DisagreementError(RuntimeError):
    """The engine says something else of a sheet: the search is wrong, and nothing is given out."""


def confirm(confirmed: bool, claim: str) -> None:
    """Raise when the engine does not confirm a claim, which says nothing of anybody's answers.

    Raises:
        DisagreementError: it does not.
    """
    if not confirmed:
        raise DisagreementError(claim)
