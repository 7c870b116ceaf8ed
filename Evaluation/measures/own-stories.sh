#!/usr/bin/env bash
# Claims, groups, series, commitments and the default brief on our invented stories. $1 binary.
# Dev and held-out stories apart; what each number means: stories/README.md.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
python3 "$here/stories_score.py" "$1"
