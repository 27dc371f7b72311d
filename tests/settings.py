"""Settings for tests: a data directory of the run's own, so that no key or paper of a real installation is touched."""

import os
import tempfile

if "XIEGUAN_DATA" not in os.environ:  # workers of one run share it by the environment
    os.environ["XIEGUAN_DATA"] = tempfile.mkdtemp(prefix="xieguan-tests-")

from xieguan.settings import *  # noqa: F403
