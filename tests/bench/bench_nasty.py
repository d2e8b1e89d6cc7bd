"""nasty queries in process: none hangs, none gives an error

usage: tools/bench nasty [COUNT [SEED [SLOW_MS]]]

Asks COUNT (5,000) queries of tests/support/nasty.c, each with a deadline of a second; what works longer
than SLOW_MS (1,000) twice more at the end, and its least time counts. Shown are those that work longer each time,
then how many there were of what. Exits with 1 where one gave an error, or took more than its second
without saying so.
"""

import subprocess

import measure


def run(arguments):
    measure.build()
    arguments = arguments + ["5000", "1", "1000"][len(arguments) :]
    print(measure.machine())
    return subprocess.run([measure.program("query-speed"), measure.archive(), *arguments]).returncode
