#!/usr/bin/env bash
# The language core: tags, lemmas, features and trees with gold tokens, sentences from raw text, and words
# per CPU second. $1 binary, $2 shared folder.
set -euo pipefail
binary=$1 shared=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() { # name, gold file
  "$binary" parse --conllu "$2" >"$work/out.conllu"
  python3 "$shared/scorers/ud_eval.py" "$2" "$work/out.conllu" |
    awk -v name="$1" '$1 == "UPOS" { print "language-" name "-upos\t" $2 }
                      $1 == "Lemmas" { print "language-" name "-lemma\t" $2 }
                      $1 == "UFeats" { print "language-" name "-features\t" $2 }
                      $1 == "LAS" { print "language-" name "-las\t" $2 }'
  python3 "$shared/scorers/sbd_eval.py" ud "$2" "--cmd=$binary parse --sentences -" |
    sed -nE "/parse --sentences/s/.*sentence F1 ([0-9.]+).*/language-$1-sentence-f1\t\1/p"
}

measure ewt "$shared/corpora/ewt/en_ewt-ud-dev.conllu"
measure gum "$shared/corpora/gum/gum-dev.conllu"
python3 "$shared/scorers/sbd_eval.py" golden "$shared/corpora/sentences/golden_en.jsonl" \
  "--cmd=$binary parse --sentences -" |
  sed -nE '/parse --sentences/s/.*exact ([0-9]+) .*/language-golden-rules\t\1/p'
