"""A query as terms: words with everything that may stand for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.search.domain.vocabulary import Vocabulary
from portal.search.domain.words import MOST_WORDS, QUIET, words_of

Words = tuple[str, ...]

LONGEST_PHRASE = 6
AS_TYPED, IN_OTHER_FORM, AS_SYNONYM, BEGUN = 1.0, 0.95, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class WordChoice:
    """Words that must all be there, and how much of the term that is. `is_begun`: the last may go on."""

    words: Words
    weight: float = AS_TYPED
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word or phrase of a query, and what stands for it; any alternative is enough."""

    words: Words
    alternatives: tuple[WordChoice, ...]

    @property
    def text(self) -> str:
        """As it was typed, folded."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as words and as terms; words that tell nothing are terms only if all of them do."""

    typed: str
    words: Words
    terms: tuple[QueryTerm, ...]


Synonyms = Mapping[Words, Sequence[Words]]


def read_query(typed: str, vocabulary: Vocabulary, synonyms: Synonyms) -> Query:
    """A query as the site's words and the editors' synonyms read it."""
    words = words_of(typed)[:MOST_WORDS]
    terms: list[QueryTerm] = []
    quiet: list[QueryTerm] = []
    place = 0
    while place < len(words):
        term = (_synonym_at(words, place, synonyms) or _joined_at(words, place, vocabulary)) or _word(
            words[place], vocabulary
        )
        (quiet if term.words[0] in QUIET and len(term.words) == 1 else terms).append(term)
        place += len(term.words)
    return Query(typed, words, tuple(terms or quiet))


def _synonym_at(words: Words, place: int, synonyms: Synonyms) -> QueryTerm | None:
    """The longest phrase of the editors' list that begins here."""
    for end in range(min(len(words), place + LONGEST_PHRASE), place, -1):
        phrase = words[place:end]
        if phrase in synonyms:
            others = (WordChoice(means, AS_SYNONYM) for means in synonyms[phrase])
            return QueryTerm(phrase, (WordChoice(phrase), *others))
    return None


def _joined_at(words: Words, place: int, vocabulary: Vocabulary) -> QueryTerm | None:
    """“prince 2”, where the site writes it as one word."""
    pair = words[place : place + 2]
    joined = "".join(pair)
    if len(pair) == 1 or joined not in vocabulary.of_names or QUIET.intersection(pair):
        return None
    return QueryTerm(pair, (WordChoice(pair), WordChoice((joined,), IN_OTHER_FORM)))


def _word(word: str, vocabulary: Vocabulary) -> QueryTerm:
    alternatives = [WordChoice((word,))]
    if word not in vocabulary:
        parts = vocabulary.parts_of(word)
        if parts:
            alternatives.append(WordChoice(parts, IN_OTHER_FORM))
        elif vocabulary.begins(word):
            alternatives.append(WordChoice((word,), BEGUN, is_begun=True))
    return QueryTerm((word,), tuple(alternatives))


def corrected(
    query: Query, unknown: Sequence[QueryTerm], vocabulary: Vocabulary
) -> tuple[str, tuple[str, ...]]:
    """The query with words of the site in place of unknown ones, and further guesses for the first of them.

    Empty where nothing is near. A beginning of what is shown is no other guess: it finds the same.
    """
    wrong = {term.words[0] for term in unknown if len(term.words) == 1}
    near = {word: guesses for word in wrong if (guesses := vocabulary.near(word))}
    if not near:
        return "", ()
    better = " ".join(near[word][0] if word in near else word for word in query.words)
    shown, *others = near[next(word for word in query.words if word in near)]
    return better, tuple(other for other in others if not shown.startswith(other))
