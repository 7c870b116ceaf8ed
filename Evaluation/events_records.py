"""Adapters between `sayso read` and the event scorer.

  events_records.py documents SEEDS DATES   the seed texts as JSON Lines with their dates
  events_records.py events < read.jsonl     event records, one a line
  events_records.py commitments < read.jsonl
"""
import json
import pathlib
import sys


def documents(seeds, dates):
    published = json.load(open(dates, encoding="utf-8"))
    for path in sorted(pathlib.Path(seeds).glob("*.txt")):
        record = {"id": path.name, "text": path.read_text(encoding="utf-8")}
        if path.name in published:
            record["published"] = published[path.name]["date"]
        print(json.dumps(record, ensure_ascii=False))


def records(member):
    for line in sys.stdin:
        for record in json.loads(line)[member]:
            print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    documents(*arguments) if command == "documents" else records(command)
