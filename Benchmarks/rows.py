"""What rows are made of; each runs the program and a peer, and says what both took."""

import collections

from measuring import BUILD, percentile, run

Row = collections.namedtuple("Row", "figure turntop peer limit holds")
REGIONS = run([BUILD / "turntop", "regions"]).split()


def median(values):
    return percentile(values, 0.5)
