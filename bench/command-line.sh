#!/usr/bin/env bash
# Wall time and peak memory of whole commands, as a user meets them: the start of the JVM included.
#   bench/command-line.sh [RUNS]      medians (and the range) of RUNS runs, 5 by default, after one that does not count
# Prints a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
work=$(mktemp -d)
simulator=''
trap '[ -z "$simulator" ] || kill "$simulator"; rm -rf "$work"' EXIT

[ -x /usr/bin/time ] || { echo "needs GNU time (Debian: apt-get install time)"; exit 2; }
./cgmkit --version >"$work/version"

# median_and_range COLUMN FORMAT: of the numbers in that column of the measurements
median_and_range() {
  awk -v column="$1" '{ print $column }' "$work/times" | sort -n | awk -v format="$2" '
    { n[NR] = $1 }
    END { printf format " (" format "-" format ")", n[int((NR + 1) / 2)], n[1], n[NR] }'
}

# measure NAME COMMAND...
measure() {
  local name=$1
  shift
  : >"$work/times"
  for run in $(seq 0 "$runs"); do
    if ! /usr/bin/time -o "$work/time" -f '%e %M' "$@" >"$work/out" 2>&1 </dev/null; then
      tail -n 20 "$work/out"
      echo "$name did not end well"
      exit 1
    fi
    [ "$run" -eq 0 ] || awk '{ print $1, $2 / 1024 }' "$work/time" >>"$work/times"
  done
  echo "| $name | $(median_and_range 1 '%.2f') | $(median_and_range 2 '%.0f') |"
}

./cgmkit simulate ehr --port 0 >"$work/simulator" 2>&1 </dev/null &
simulator=$!
base_url=''
for _ in $(seq 100); do
  base_url=$(sed -n 's/.*\(http:\/\/[^ ]*\/fhir\).*/\1/p' "$work/simulator" | head -n 1)
  [ -z "$base_url" ] || break
  sleep 0.2
done
[ -n "$base_url" ] || { cat "$work/simulator"; echo "the simulator did not start"; exit 1; }

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $(grep '^Java' "$work/version"); $runs runs"
echo
echo "| command | wall, s: median (range) | peak memory, MB: median (range) |"
echo "| --- | --- | --- |"
measure 'cgmkit --version' ./cgmkit --version
measure 'cgmkit validate examples/submission.json' ./cgmkit validate examples/submission.json
measure 'cgmkit test receiver (against the EHR simulator)' \
  ./cgmkit test receiver --base-url "$base_url" --patient mara-lindqvist --other-patient jonah-abara --out "$work/results"
