#!/bin/sh
# Lock the dependencies: every platform, with hashes, without any download address.
set -eu
cd "$(dirname "$0")/.."
lock="uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --extra build --extra postgres"
$lock -o requirements/run.txt "$@"
$lock --extra dev -c requirements/run.txt -o requirements/dev.txt "$@"
