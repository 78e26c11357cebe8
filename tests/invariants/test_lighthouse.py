"""How the campaign reads what Lighthouse says."""

from typing import Any

from tests.campaign.lighthouse import CATEGORIES, judged


def report(**scores: float | None) -> dict[str, Any]:
    return {
        "categories": {
            name: {
                "score": scores.get(name.replace("-", "_"), 1),
                "auditRefs": [{"id": "shift", "weight": 25}],
            }
            for name in CATEGORIES
        },
        "audits": {
            "shift": {"title": "Layout moves", "displayValue": "0.3", "score": 0.8},
            "hint": {"title": "Counts for nothing", "score": 0},
        },
    }


def test_scores_are_of_a_hundred() -> None:
    assert judged("home", report(performance=0.97)).scores == (97, 100, 100, 100)


def test_category_that_could_not_be_reckoned_has_nothing() -> None:
    assert judged("home", report(best_practices=None)).scores == (100, 100, 0, 100)


def test_faults_are_what_takes_points_away() -> None:
    assert judged("home", report()).faults == ("shift: Layout moves 0.3",)
