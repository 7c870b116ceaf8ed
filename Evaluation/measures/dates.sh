#!/usr/bin/env bash
# Dates: WikiWars dev (TempEval-3 measures), the seeds with their assumed dates. $1 binary, $2 shared folder.
set -euo pipefail
binary=$1 shared=$2
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
records() { python3 "$here/date_figure_records.py" "$@"; }

wars="$shared/corpora/dates/wikiwars-dev.jsonl"
records documents "$wars" >"$work/wars.jsonl"
"$binary" read "$work/wars.jsonl" 2>/dev/null | records timexes >"$work/wars.pred"
python3 "$shared/scorers/score_timex.py" "$wars" "$work/wars.pred" >"$work/wars.json"
python3 - "$work/wars.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))
for name in ("relaxed", "strict", "value_f1", "exact_f1"):
    print(f"dates-wikiwars-{name.replace('_', '-')}\t{100 * scores[name]:.2f}")
PY

records seeds "$shared/seeds" "$shared/gold/document_dates.json" >"$work/seeds.jsonl"
"$binary" read "$work/seeds.jsonl" 2>/dev/null | records dates >"$work/seeds.pred"
python3 "$shared/scorers/score_seed_figures.py" dates "$shared/gold/dates.jsonl" \
  "$work/seeds.pred" >"$work/seeds.json"
python3 - "$work/seeds.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))
print(f"dates-seeds-f1\t{100 * scores['F1']:.2f}")
print(f"dates-seeds-values-right\t{scores['value_right']}")
PY
