"""What do all tests share? A fresh museum folder, and the settings that make hypothesis quick and repeatable."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "house",
    deadline=None,
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reorg.web.settings")
# the browser driver keeps an event loop in the test process; Django would refuse to work beside it
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty museum that nobody opens: a copy of it is ten times quicker than a new one."""
    from django.db import connections

    from reorg.web.journal import create

    made = create(tmp_path_factory.mktemp("untouched") / "museum")
    connections["default"].close()
    return made


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A new, empty museum folder, opened."""
    from django.db import connections

    from reorg.web.journal import create, enter
    from tests.web.postgres import empty

    made = tmp_path / "museum"
    if os.environ.get("REORG_DATABASE"):
        empty()
        create(made)
    else:
        shutil.copytree(request.getfixturevalue("untouched"), made)
        enter(made)
    yield made
    connections["default"].close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English."""
    from reorg.language import use

    use("en")
    yield
    use("en")
