#!/usr/bin/env bash
# Claims: on our own annotated sentences, dev and held apart. $1 binary, $2 shared folder (unused).
set -euo pipefail
binary=$1
here=$(cd "$(dirname "$0")/.." && pwd)
gold=$here/attributions/sentences.jsonl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$here/attributions/check.py" >/dev/null
python3 "$here/attributions_score.py" documents "$gold" >"$work/documents.jsonl"
"$binary" read "$work/documents.jsonl" >"$work/read.jsonl" 2>/dev/null
python3 "$here/attributions_score.py" score "$gold" "$work/read.jsonl"
