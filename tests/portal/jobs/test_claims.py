import pytest

from portal.jobs.claims import Progress


@pytest.mark.parametrize(("done", "total", "message"), [(-1, None, ""), (6, 5, ""), (0, None, "x" * 201)])
def test_progress_that_cannot_be_is_refused(done: int, total: int | None, message: str) -> None:
    with pytest.raises(ValueError, match="rogress"):
        Progress(done, total, message)


def test_progress_may_be_complete_or_without_a_known_end() -> None:
    assert Progress(5, 5).total == 5
    assert Progress(5).total is None
