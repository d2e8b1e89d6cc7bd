"""counts in process: every key, a cross table, counts of a query, the overview

usage: tools/bench stats [QUERY]

Each count runs once to warm up and then fifteen times; shown are least, median and greatest,
and the median of the processor's own time.
"""

import measure


def run(arguments):
    measure.build()
    query = arguments[0] if arguments else "模型"
    print(measure.machine())
    print("count\titems\tms: least\tmedian\tgreatest\tprocessor")
    result = measure.run([measure.program("count-speed"), measure.archive(), query])
    print(result.output.decode(), end="")
