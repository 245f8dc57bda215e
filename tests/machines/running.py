"""Running a machine so many times, on a database."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine

from storage.work import works_on
from tests.machines.voting import Voting


def run(engine: Engine, runs: int, steps: int, *, same: bool = True) -> None:
    """So many runs of so many steps, the same ones every time or (`same` False) ever new ones."""
    machine = type("Voting", (Voting,), {"open_work": staticmethod(works_on(engine))})
    as_asked = settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        derandomize=same,
        print_blob=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=tuple(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=as_asked)
