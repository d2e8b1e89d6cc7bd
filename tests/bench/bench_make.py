"""makes the digests and the archive, and says where they are"""

import measure


def run(_arguments):
    measure.build()
    print(measure.digests())
    print(measure.archive())
