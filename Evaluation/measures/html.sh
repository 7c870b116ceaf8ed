#!/bin/sh
# The page parser against html5lib's tests: html.sh SAYSO SHARED
# Prints one line a measure: name, tab, share of cases.
set -eu
python3 "$(dirname "$0")/../html_tests.py" "$1" "$2/corpora/html5lib"
