#!/bin/sh
# Article text and metadata of saved pages against gold: pages.sh SAYSO SHARED
# Prints one line a measure: name, tab, number.
set -eu
sayso=$1
shared=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for bench in trafilatura wcxb-dev mozilla htmldate; do
  mkdir "$work/$bench"
  zstd -dcq "$shared/corpora/pages/$bench/pages.tar.zst" | tar -xf - -C "$work/$bench"
  "$sayso" extract "$work/$bench" >"$work/$bench.jsonl" 2>/dev/null || true
done
python3 "$shared/scorers/score_pages.py" "$work" |
  python3 "$(dirname "$0")/page_lines.py"
