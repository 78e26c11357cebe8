"""The texts of a definition, by place and locale."""

from assessments.domain.definitions.definition import Definition


class Texts:
    """Texts of one locale; the default locale stands in for a locale that the definition does not have."""

    def __init__(self, definition: Definition, locale: str) -> None:
        by_locale = dict(definition.texts)
        self.locale = locale if locale in by_locale else definition.locales[0]
        self._places = dict(by_locale.get(self.locale, ()))

    def of(self, place: str) -> str:
        """The text of a place; empty where an optional one has none."""
        return self._places.get(place, "")
