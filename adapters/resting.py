"""Memory of a program that has started: what is there by then stays, and is not looked through again and again."""

import gc


def settle() -> None:
    """Put everything that exists aside from the collector: modules, catalogues, tables.

    A full collection looks at all of them, holding up everything else for a tenth of a second and more
    (docs/decisions/0034-slots-and-stalls.md); afterwards it looks only at what came later.
    """
    gc.collect()
    gc.freeze()
