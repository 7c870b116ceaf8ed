#!/bin/sh
# run.sh [SECONDS [TARGET [FOLDER…]]]: fuzzes a reader for so long (600): html (the page parser), or by
# ending warc, zip, tar, xml, eml, mbox, json, csv, md. Starts from the files of the folders and from what
# earlier runs found worth keeping (.fuzz/TARGET). Adds the time, the number of inputs and the findings to
# Fuzz/log.tsv; findings stay in .fuzz/TARGET-findings. SwiftPM cannot link libFuzzer, so the modules
# are compiled here, with lld.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-600}
target=${2:-html}
[ $# -gt 1 ] && shift
[ $# -gt 0 ] && shift
out=.fuzz
if [ "$target" = html ]; then
  program=html; source=Fuzz/HTMLTarget.swift; modules="Spans Tables HTML"; dictionary=-dict=Fuzz/html.dict
else
  program=formats; source=Fuzz/FormatsTarget.swift; dictionary=
  modules="Spans Tables HTML Documents Formats"
fi
build=.build/fuzz-$program
mkdir -p "$build" "$out/$target" "$out/$target-findings"

maps=""
for c in CModels CSystem; do
  printf 'module %s { header "../../Sources/%s/include/%s.h" export * }\n' $c $c $c \
    >"$build/$c.modulemap"
  maps="$maps -Xcc -fmodule-map-file=$build/$c.modulemap"
done
for c in CSodium CZlib; do maps="$maps -Xcc -fmodule-map-file=Sources/$c/module.modulemap"; done

module() {
  swiftc -O -parse-as-library -wmo -emit-module -emit-object -module-name "$1" -package-name sayso \
    -swift-version 6 -sanitize=fuzzer -enable-upcoming-feature ExistentialAny \
    -enable-upcoming-feature MemberImportVisibility -I "$build" $maps \
    -emit-module-path "$build/$1.swiftmodule" -o "$build/$1.o" "Sources/$1"/*.swift
}

for file in Sources/CModels/*.c Sources/CSystem/*.c; do
  clang -std=c23 -ISources/CModels/include -c "$file" -o "$build/c-$(basename "$file" .c).o"
done
for name in $modules; do module "$name"; done
swiftc -O -parse-as-library -sanitize=fuzzer -use-ld=lld -package-name sayso -swift-version 6 \
  -enable-upcoming-feature MemberImportVisibility \
  -I "$build" $maps "$source" "$build"/*.o -o "$build/$program" -lsodium -lz
[ "$target" = html ] || python3 Fuzz/seeds.py "$target" "$out/$target"

set +e
# no PATH: what other programs read (PDF) is not this fuzzer's to test
PATH= SAYSO_FUZZ=$target SWIFT_BACKTRACE=enable=no "$build/$program" -max_total_time="$seconds" \
  -max_len=4096 -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 $dictionary \
  -artifact_prefix="$out/$target-findings/" "$out/$target" "$@" >"$out/$target.log" 2>&1
status=$?
set -e
inputs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$target.log")
found=$(find "$out/$target-findings" -type f | wc -l)
printf '%s\t%s\t%s\t%s\n' "$target" "$seconds" "${inputs:-0}" "$found" >>Fuzz/log.tsv
awk -F'\t' '!/^#/ { s[$1] += $2; n[$1] += $3 }
  END { for (t in s) print t ": " s[t] " seconds, " n[t] " inputs in all" }' Fuzz/log.tsv
[ "$status" = 0 ] || { tail -20 "$out/$target.log" >&2; exit 1; }
