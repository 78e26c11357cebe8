"""Any JSON value, also of the kinds that documents of the portal never hold."""

from hypothesis import strategies as st

# Words of definitions, so that more than the first key is looked at; and texts that no page can show.
WORDS = (
    *("key", "kind", "single", "scale", "multiple", "number", "choices", "points", "steps", "weights"),
    *("unit", "reversed", "least", "most", "section", "score", "at_least", "at_most", "answer", "any_of"),
    *("any", "count", "difference", "not_sure", "not_sure_over", "when", "visible_if", "path", "groups"),
)
ODD = ("", " ", "\x00", "\ud800", "e\u0301", "x" * 5000, "A", "a-b", "\uff19", "a\n")

texts = st.sampled_from((*WORDS, *ODD)) | st.text(max_size=5)
leaves = (
    st.none() | st.booleans() | st.integers(-3, 200) | st.integers() | st.floats() | st.just(10**400) | texts
)


def json_values(max_leaves: int = 10) -> st.SearchStrategy[object]:
    """Any JSON value."""
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
        max_leaves=max_leaves,
    )
