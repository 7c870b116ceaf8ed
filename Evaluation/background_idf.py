#!/usr/bin/env python3
"""background_idf.py DF.json OUT.bin

Packs background document frequencies ({"n": documents, "df": {term: documents}}) for StoryClusters:
the number of documents as a little-endian 32-bit integer, the number of terms likewise, the 32-bit
FNV-1a hashes of the terms in ascending order, then for each term round(16 * log2(df)) as a byte.
`^term` counts documents that use the term as a name. Counts only: no text is kept."""
import json, math, struct, sys

def fnv(term):
    value = 0x811C9DC5
    for byte in term.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value

table = json.load(open(sys.argv[1]))
packed = {}
for term, count in table["df"].items():
    key = fnv(term)
    packed[key] = max(packed.get(key, 0), count)
keys = sorted(packed)
with open(sys.argv[2], "wb") as out:
    out.write(struct.pack("<II", table["n"], len(keys)))
    out.write(struct.pack(f"<{len(keys)}I", *keys))
    out.write(bytes(min(255, round(16 * math.log2(packed[key]))) for key in keys))
