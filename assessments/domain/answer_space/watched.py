"""A search of the solver that hears when it is to stop.

Import this only where something is solved, as the solver.
"""

from concurrent.futures import ThreadPoolExecutor, wait

from ortools.sat.python import cp_model

from assessments.domain.answer_space.effort import Look, look_at_nothing

# Seconds between two looks while the solver computes, and between two words to it that it is to stop.
LOOK_EVERY = 0.25
STOP_EVERY = 0.02


def solve_watched(solver: cp_model.CpSolver, model: cp_model.CpModel, look: Look) -> object:
    """Solve beside this thread, which looks meanwhile: the solver itself looks at nothing."""
    if look is look_at_nothing:
        return solver.solve(model)
    with ThreadPoolExecutor(1, thread_name_prefix="solver") as beside:
        solving = beside.submit(solver.solve, model)
        try:
            while wait([solving], LOOK_EVERY).not_done:
                look()
        finally:
            # A word that comes before it has begun is lost, so it is said until it is heard.
            while wait([solving], STOP_EVERY).not_done:
                solver.stop_search()
    return solving.result()
