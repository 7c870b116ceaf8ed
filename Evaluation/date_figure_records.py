#!/usr/bin/env python3
"""Turns records of `sayso read` into what the scorers of dates and figures read, and corpora into
documents.

date_figure_records.py documents CORPUS.jsonl [DATES.json]  documents as JSON Lines (id, text, published)
date_figure_records.py seeds FOLDER DATES.json              the same of the seeds with assumed dates
date_figure_records.py timexes|dates|figures|quantities     records on standard input"""
import glob
import json
import os
import re
import sys

# Our units in the words of the quantity corpora.
WORDS = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen",
    "CNY": "chinese yuan", "CAD": "canadian dollar", "AUD": "australian dollar",
    "HKD": "hong kong dollar", "ILS": "shekel", "CHF": "swiss franc", "DKK": "danish krone",
    "percent": "percentage", "km": "kilometre", "m": "metre", "cm": "centimetre",
    "mm": "millimetre", "kg": "kilogram", "g": "gram", "t": "tonne", "W": "watt",
    "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "kWh": "kilowatt hour",
    "km/h": "kilometre per hour", "mph": "mile per hour", "ft2": "square foot",
    "m2": "square metre", "mi2": "square mile", "km2": "square kilometre", "lb": "pound-mass",
    "rpm": "revolutions per minute", "hp": "horsepower", "mpg": "mile per gallon", "Hz": "hertz",
    "GB": "gigabyte", "Nm": "newton metre", "mg": "milligram", "ml": "millilitre",
    "GWh": "gigawatt hour", "MWh": "megawatt hour", "mAh": "milliampere-hour", "V": "volt",
    "GPa": "gigapascal", "dB": "decibel", "ft3": "cubic foot", "m3": "cubic metre",
    "oz": "ounce", "MYR": "malaysian ringgit", "HRK": "croatian kuna", "fraction": "%",
    "ppb": "parts-per-billion",
}
LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century"}
CLOCKS = {"H": "hour", "M": "minute", "S": "second"}


def length(value):
    """Amount and unit of a TIMEX3 duration with a number; None for others."""
    match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)", value)
    unit = match and (CLOCKS if match[1] else LENGTHS).get(match[3])
    return (float(match[2]), unit) if unit else None


def lines():
    return (json.loads(line) for line in sys.stdin if line.strip())


def put(record):
    print(json.dumps(record, ensure_ascii=False))


def documents(path):
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        document = {"id": record["id"], "text": record.get("text", record.get("input")),
                    "language": "en"}
        if record.get("dct"):
            document["published"] = record["dct"]
        put(document)


def seeds(folder, dates):
    known = json.load(open(dates, encoding="utf-8"))
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        name = os.path.basename(path)
        put({"id": name, "text": open(path, encoding="utf-8", newline="").read(),
             "published": known[name]["date"]})


def timexes():
    for record in lines():
        put({"id": record["id"], "timexes": record["dates"]})


def flat(member):
    for record in lines():
        for item in record[member]:
            put(dict(item, doc=record["id"]))


def quantities():
    for record in lines():
        found = []
        for figure in record["figures"]:
            low, high = figure.get("min"), figure.get("max")
            if figure["bound"] == "range":
                value = [low, high]
            elif figure["bound"] == "vague-plural":
                value = [low / 2, low * 5]
            else:
                value = next((v for v in (figure.get("value"), low, high) if v is not None), None)
            if value is None:
                continue
            change = {"lower": ">", "upper": "<", "approx": "~"}.get(figure["bound"], "=")
            if figure.get("change"):
                change = figure["change"]
            unit = WORDS.get(figure["unit"])
            if unit is None:
                measured = figure["rule"] == "number with unit" or not figure["subject"]
                unit = figure["unit"] if measured else figure["subject"]
            if figure.get("rate"):
                per = figure["rate"].removeprefix("per ")
                unit += " per " + WORDS.get(per, per)
            found.append({"value": value, "normalized_unit": unit, "change": change})
        for date in record["dates"]:
            told = date["type"] == "DURATION" and length(date["value"])
            if told and not date["text"].lower().startswith(("a ", "an ")):
                found.append({"value": told[0], "normalized_unit": told[1], "change": "="})
        put({"id": record["id"], "quantities": found})


if __name__ == "__main__":
    kind = sys.argv[1]
    if kind == "documents":
        documents(sys.argv[2])
    elif kind == "seeds":
        seeds(sys.argv[2], sys.argv[3])
    elif kind == "timexes":
        timexes()
    elif kind == "quantities":
        quantities()
    else:
        flat(kind)
