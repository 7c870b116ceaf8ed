#!/usr/bin/env bash
# Figures and series: the seeds; quantities: NewsQuant dev. $1 binary, $2 shared folder.
set -euo pipefail
binary=$1 shared=$2
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
records() { python3 "$here/date_figure_records.py" "$@"; }

"$binary" read "$shared"/seeds/*.txt 2>/dev/null | records figures >"$work/seeds.pred"
python3 "$shared/scorers/score_seed_figures.py" figures "$shared/gold/figures.jsonl" \
  "$work/seeds.pred" >"$work/seeds.json"
python3 - "$work/seeds.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))
print(f"figures-seeds-f1\t{100 * scores['F1']:.2f}")
for name in ("value_right", "bound_right", "unit_right", "strict_span"):
    print(f"figures-seeds-{name.replace('_', '-')}\t{scores[name]}")
print(f"figures-seeds-series-pair-f1\t{100 * scores['series_pair_F1']:.2f}")
PY

news="$shared/corpora/quantities/newsquant-dev.jsonl"
records documents "$news" >"$work/news.jsonl"
"$binary" read "$work/news.jsonl" 2>/dev/null | records quantities >"$work/news.pred"
python3 "$shared/scorers/score_quant.py" "$news" "$work/news.pred" >"$work/news.json"
python3 - "$work/news.json" <<'PY'
import json, sys
scores = json.load(open(sys.argv[1]))
for name in ("value", "value_unit", "value_change"):
    print(f"quantities-newsquant-{name.replace('_', '-')}-f1\t{scores[name][2]}")
PY
