#!/usr/bin/env bash
# stories.sh BINARY SHARED: which documents tell one story, over all four sets and each apart: all
# documents at once, and as a stream in the order of the file, 50 at a time, as it stands at the end
# ("online"). "told" is the story each document was first given, at the end of its own batch.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
zstd -qdc "$2/corpora/stories/stories-dev.jsonl.zst" > "$tmp/stories.jsonl"
"$1" cluster "$tmp/stories.jsonl" > "$tmp/clusters.jsonl"
"$1" cluster --batch 50 "$tmp/stories.jsonl" > "$tmp/online.jsonl"
"$1" cluster --batch 50 --changes "$tmp/stories.jsonl" | python3 -c '
import json, sys
# A batch tells new stories and joined documents first; what it moved has been told before.
for record in map(json.loads, sys.stdin):
    if record["change"] in ("new", "joined"):
        for document in record["documents"]:
            print(json.dumps({"id": document, "cluster": record["story"]}))' > "$tmp/told.jsonl"
score() { # NAME SET PREDICTIONS
  python3 -c '
import json, sys
for line in open(sys.argv[1]):
    if sys.argv[2] in ("all", json.loads(line)["set"]): print(line, end="")' \
    "$tmp/stories.jsonl" "$2" > "$tmp/gold.jsonl"
  python3 "$SCORERS/score_stories.py" "$tmp/gold.jsonl" "$3" | python3 -c '
import json, sys
print("%s\t%.4f" % (sys.argv[1], json.load(sys.stdin)["bcubed"][2]))' "$1"
}
SCORERS=$2/scorers
for set in all basil ecbplus fnc gvc; do
  score "stories-$set-bcubed" "$set" "$tmp/clusters.jsonl"
  score "stories-online-$set-bcubed" "$set" "$tmp/online.jsonl"
done
score "stories-told-all-bcubed" all "$tmp/told.jsonl"
