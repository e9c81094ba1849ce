"""Every weighting drawn as likely as every other, and the same draws on every machine.

The gaps between sorted random whole numbers are weights that are spread evenly over all weightings
(Dirichlet with all parameters 1). Dividing single random numbers by their sum is not, though it is
often done. The random bits are those of PCG64, whose stream is fixed for ever.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray


__all__ = ["WEIGHT_SUM", "drawn_weights"]

WEIGHT_SUM: Final = 2**31
"""What the weights of one draw add up to."""


def drawn_weights(criteria: int, draws: int, *, seed: int) -> NDArray[np.int64]:
    """Draw (draws, criteria) whole weights, each row adding up to `WEIGHT_SUM`.

    References
    ----------
    .. [1] Rubinstein & Melamed (1998), Modern Simulation and Modeling, on points spread evenly
       over a simplex.

    """
    raw = np.random.PCG64(seed).random_raw(draws * (criteria - 1))
    points = np.sort((raw >> np.uint64(33)).astype(np.int64).reshape(draws, criteria - 1), axis=1)
    edges = np.empty((draws, criteria + 1), np.int64)
    edges[:, 0], edges[:, -1] = 0, WEIGHT_SUM
    edges[:, 1:-1] = points
    return np.diff(edges, axis=1)
