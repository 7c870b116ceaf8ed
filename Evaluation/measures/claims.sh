#!/usr/bin/env bash
# Claims: against the seeds' gold (attributed records) and PolNeAR dev. $1 binary, $2 shared folder.
set -euo pipefail
binary=$1 shared=$2
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$binary" read "$shared"/seeds/*.txt 2>/dev/null >"$work/seeds.read"
python3 "$here/claims_records.py" <"$work/seeds.read" >"$work/seeds.jsonl"
python3 "$shared/scorers/score_attributions.py" "$shared/gold/attributions.jsonl" \
  "$work/seeds.jsonl" --docs "$shared/seeds" --json "$work/seeds.json" >/dev/null
python3 - "$work/seeds.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))["attributed"]
for name, key in [("content-iou50-f", "content IoU>=.5"), ("content-exact-f", "content exact"),
                  ("source-overlap-f", "source overlap"), ("actor-accuracy", "actor accuracy (set equal)"),
                  ("modality-accuracy", "modality accuracy"), ("polarity-accuracy", "polarity accuracy"),
                  ("chain-exact", "chain exact"), ("evidence-f", "evidence (type)"),
                  ("whole-claim-f", "full claim: actor+modality right, content IoU>=.5")]:
    value = scores[key]
    print(f"claims-seeds-{name}\t{value[2] if len(value) == 3 else value[0]}")
PY

"$binary" read "$shared"/corpora/polnear/dev/text/*.txt 2>/dev/null >"$work/polnear.read"
python3 "$here/claims_records.py" --linked <"$work/polnear.read" >"$work/polnear.jsonl"
# At the balance of what is found and what is right, and at the precise end.
score() {
  python3 "$shared/scorers/score_polnear.py" "$shared/corpora/polnear/dev" "$work/polnear.jsonl" \
    --threshold "$1"
}
score 0.4 |
  awk '{ name = "" }
       /^LINKED / { name = "linked" } /^LINKED@.5/ { name = "linked50" }
       /^source overlap/ { name = "source-overlap" } /^content overlap/ { name = "content-overlap" }
       name != "" { print "claims-polnear-" name "-f\t" $NF }'
score 0.7 |
  awk '/^LINKED / { print "claims-polnear-precise-p\t" $3; print "claims-polnear-precise-r\t" $5 }'
