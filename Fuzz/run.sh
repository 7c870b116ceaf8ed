#!/bin/sh
# run.sh [SECONDS [FOLDER…]]: fuzzes the page parser for so long (600), starting from the files of the
# folders and from what earlier runs found worth keeping (.fuzz/html). Adds the time, the number of
# inputs and the findings to Fuzz/log.tsv; findings stay in .fuzz/html-findings. SwiftPM cannot link
# libFuzzer, so the modules are compiled here, with lld.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
[ $# -gt 0 ] && shift
out=.fuzz
mkdir -p "$out/build" "$out/html" "$out/html-findings"

module() {
  swiftc -O -parse-as-library -wmo -emit-module -emit-object -module-name "$1" -package-name sayso \
    -swift-version 6 -sanitize=fuzzer -enable-upcoming-feature ExistentialAny \
    -enable-upcoming-feature MemberImportVisibility -I "$out/build" \
    -Xcc -fmodule-map-file="$out/build/CModels.modulemap" -Xcc -ISources/CModels/include \
    -emit-module-path "$out/build/$1.swiftmodule" -o "$out/build/$1.o" "Sources/$1"/*.swift
}

printf 'module CModels { header "../../Sources/CModels/include/CModels.h" export * }\n' \
  >"$out/build/CModels.modulemap"
for table in entities encodings; do
  clang -std=c23 -ISources/CModels/include -c "Sources/CModels/$table.c" -o "$out/build/$table.o"
done
for name in Spans Tables HTML; do module $name; done
swiftc -O -parse-as-library -sanitize=fuzzer -use-ld=lld -package-name sayso -swift-version 6 \
  -I "$out/build" -Xcc -fmodule-map-file="$out/build/CModels.modulemap" \
  Fuzz/HTMLTarget.swift "$out"/build/*.o -o "$out/build/html"

set +e
export SWIFT_BACKTRACE=enable=no
"$out/build/html" -max_total_time="$seconds" -max_len=4096 -timeout=5 -rss_limit_mb=1024 \
  -print_final_stats=1 -dict=Fuzz/html.dict -artifact_prefix="$out/html-findings/" "$out/html" "$@" \
  >"$out/html.log" 2>&1
status=$?
set -e
inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/html.log")
found=$(find "$out/html-findings" -type f | wc -l)
printf 'html\t%s\t%s\t%s\n' "$seconds" "${inputs:-0}" "$found" >>Fuzz/log.tsv
awk -F'\t' '!/^#/ { s += $2; n += $3 } END { print "html: " s " seconds, " n " inputs in all" }' \
  Fuzz/log.tsv
[ "$status" = 0 ] || { tail -20 "$out/html.log" >&2; exit 1; }
