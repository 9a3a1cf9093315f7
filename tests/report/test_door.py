"""Does the report room stay light enough for a web server that only draws?"""

import subprocess
import sys


def test_drawing_loads_neither_duckdb_nor_typst_nor_django():
    code = "import sys, reorg.report; print([m for m in ('duckdb', 'typst', 'django') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
