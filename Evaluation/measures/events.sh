#!/usr/bin/env bash
# Events and commitments against the seeds' gold, documents given their dates. $1 binary, $2 shared folder.
set -euo pipefail
binary=$1 shared=$2
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$here/events_records.py" documents "$shared/seeds" "$shared/gold/document_dates.json" \
  >"$work/seeds.jsonl"
"$binary" read "$work/seeds.jsonl" 2>/dev/null >"$work/read.jsonl"
for kind in events commitments; do
  python3 "$here/events_records.py" $kind <"$work/read.jsonl" >"$work/$kind.jsonl"
done
score="$shared/scorers/score_events.py"
python3 "$score" seeds "$shared/gold/events.jsonl" "$work/events.jsonl" >"$work/events.json"
python3 "$score" commitments "$shared/gold/commitments.jsonl" "$work/commitments.jsonl" \
  >"$work/commitments.json"
python3 - "$work" "$shared/gold/commitments.jsonl" <<'PY'
import json, pathlib, sys
work = pathlib.Path(sys.argv[1])
scores = json.load(open(work / "events.json"))
for name, key in [("type", "type"), ("type-dyad", "type+dyad"), ("type-dyad-realis", "strict(+realis)")]:
    print(f"events-seeds-{name}-f\t{scores[key]['F1']}")
print(f"events-seeds-type-dyad-precision\t{scores['type+dyad']['P']}")
print(f"events-seeds-realis-accuracy\t{scores['given type right']['realis']}")
print(f"events-seeds-dated\t{scores['date'].split('/')[0]}")
scores = json.load(open(work / "commitments.json"))
print(f"commitments-seeds-precision\t{scores['span']['P']}")
print(f"commitments-seeds-who\t{scores['who']}")
told = [json.loads(line) for line in open(work / "commitments.jsonl")]
found = total = 0
for line in open(sys.argv[2]):
    gold = json.loads(line)
    if not gold["explicit_condition"] or gold["type"] in ("prediction",) or gold["type"].startswith("signal"):
        continue
    for mention in gold["mentions"]:
        total += 1
        found += any(t["doc"] == mention["doc"] and t["condition"] and t["type"] != "prediction"
                     and t["start"] < mention["end"] and mention["start"] < t["end"] for t in told)
print(f"commitments-seeds-conditional-found\t{found}")
PY

python3 "$here/conditionals_score.py" documents "$here/conditionals.jsonl" >"$work/conditionals.jsonl"
"$binary" read "$work/conditionals.jsonl" 2>/dev/null >"$work/conditionals.read" || true
python3 "$here/conditionals_score.py" score "$here/conditionals.jsonl" "$work/conditionals.read"

sentences="$here/events/sentences.tsv"
python3 "$here/own_acts_score.py" documents "$sentences" >"$work/acts.jsonl"
"$binary" read "$work/acts.jsonl" 2>/dev/null >"$work/acts.read" || true
python3 "$here/own_acts_score.py" score "$sentences" "$work/acts.read"
python3 "$here/networks/score.py" "$binary"
