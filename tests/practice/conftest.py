from __future__ import annotations

from pathlib import Path

import pytest

from reorg.practice import Truth, generate


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """The sample museum at its defaults, with both forms of its list."""
    folder = tmp_path_factory.mktemp("sample")
    return folder, generate(folder, sheet="both")
