#!/usr/bin/env bash
# coreference.sh BINARY SHARED: how many pronouns and definite nouns that Sayso ties to an actor are
# tied to the right one, on GUM dev; and how many pronouns of named entities it ties at all.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
gold="$2/corpora/gum/gum-dev.conllu"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/coreference.py" documents "$gold" | "$1" read - >"$work/read.jsonl" 2>"$work/notes"
python3 "$here/coreference.py" score "$gold" "$work/read.jsonl" | cut -f1,2 |
  grep -E 'pronoun|definite'
