"""A query as terms: words with everything that may stand for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.search.domain.vocabulary import Vocabulary
from portal.search.domain.words import MOST_WORDS, QUIET, words_of

Words = tuple[str, ...]

LONGEST_PHRASE = 6
AS_TYPED, IN_OTHER_FORM, AS_SYNONYM, BEGUN = 1.0, 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words that must all be there, and how much of the term that is. `is_begun`: the last may go on."""

    words: Words
    weight: float = AS_TYPED
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a query, and what stands for it; any alternative is enough."""

    words: Words
    alternatives: tuple[Alternative, ...]

    @property
    def text(self) -> str:
        """As it was typed, folded."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as words and as terms; words that tell nothing are terms only if all of them do."""

    typed: str
    words: Words
    terms: tuple[Term, ...]


Synonyms = Mapping[Words, Sequence[Words]]


def read_query(typed: str, vocabulary: Vocabulary, synonyms: Synonyms) -> Query:
    """A query as the site's words and the editors' synonyms read it."""
    words = words_of(typed)[:MOST_WORDS]
    terms: list[Term] = []
    quiet: list[Term] = []
    place = 0
    while place < len(words):
        term = (_synonym_at(words, place, synonyms) or _joined_at(words, place, vocabulary)) or _word(
            words[place], vocabulary
        )
        (quiet if term.words[0] in QUIET and len(term.words) == 1 else terms).append(term)
        place += len(term.words)
    return Query(typed, words, tuple(terms or quiet))


def _synonym_at(words: Words, place: int, synonyms: Synonyms) -> Term | None:
    """The longest phrase of the editors' list that begins here."""
    for end in range(min(len(words), place + LONGEST_PHRASE), place, -1):
        phrase = words[place:end]
        if phrase in synonyms:
            others = (Alternative(means, AS_SYNONYM) for means in synonyms[phrase])
            return Term(phrase, (Alternative(phrase), *others))
    return None


def _joined_at(words: Words, place: int, vocabulary: Vocabulary) -> Term | None:
    """“prince 2”, where the site writes it as one word."""
    pair = words[place : place + 2]
    joined = "".join(pair)
    if len(pair) == 1 or joined not in vocabulary.of_names or QUIET.intersection(pair):
        return None
    return Term(pair, (Alternative(pair), Alternative((joined,), IN_OTHER_FORM)))


def _word(word: str, vocabulary: Vocabulary) -> Term:
    alternatives = [Alternative((word,))]
    if word not in vocabulary:
        parts = vocabulary.parts_of(word)
        if parts:
            alternatives.append(Alternative(parts, IN_OTHER_FORM))
        elif vocabulary.begins(word):
            alternatives.append(Alternative((word,), BEGUN, is_begun=True))
    return Term((word,), tuple(alternatives))


def corrected(query: Query, unknown: Sequence[Term], vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """The query with words of the site in place of unknown ones, and further guesses for the first of them.

    Empty where nothing is near.
    """
    wrong = {term.words[0] for term in unknown if len(term.words) == 1}
    near = {word: guesses for word in wrong if (guesses := vocabulary.near(word))}
    if not near:
        return "", ()
    better = " ".join(near[word][0] if word in near else word for word in query.words)
    first = next(word for word in query.words if word in near)
    return better, near[first][1:]
