"""Why an answer could not be saved or an attempt not be submitted."""

from assessments.attempts.queries.answers import SavedAnswer


class UnknownQuestionError(LookupError):
    """The definition has no question of this key."""


class StaleAnswerError(Exception):
    """Another tab or device saved another answer meanwhile, which is `current`; nothing was overwritten."""

    def __init__(self, current: SavedAnswer) -> None:
        self.current = current
        super().__init__(f"The answer is at revision {current.revision}.")


class AlreadySubmittedError(Exception):
    """The attempt was submitted: its answers are final."""


class IncompleteError(Exception):
    """Visible scored questions without an answer, by key, in the order of the definition."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        self.questions = questions
        super().__init__(f"{len(questions)} question(s) without an answer.")
