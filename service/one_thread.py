"""One thread for linear algebra, set before numpy is loaded: each face imports this first.

The network's matrices are small. OpenBLAS would start a thread for each processor, and hand them
work that takes less time than the handing; where several processes clean side by side, their
threads would take the processors from one another as well. Who sets OPENBLAS_NUM_THREADS for
themselves is left alone.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
