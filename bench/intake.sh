#!/usr/bin/env bash
# The EHR simulator's intake: a submission of many readings, and small ones of 12 readings before and while it is under way.
#   bench/intake.sh [READINGS] [HEAP] [DATABASE]   105120 (a year), 512m and file by default: the heap of the simulator, and
#                                                  whether it keeps what it stores in a file or in memory
# Needs a finished `mvn -B -DskipTests package`.
# Prints a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
readings=${1:-105120}
heap=${2:-512m}
database=${3:-file}
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
patient=mara-lindqvist
work=$(mktemp -d)
simulator=''
trap '[ -z "$simulator" ] || kill "$simulator" 2>/dev/null || true; rm -rf "$work"' EXIT

if [ ! -f cli/target/cgmkit.jar ] || [ ! -d validation/target/test-classes ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi

# write FILE READINGS
write() {
  "$java" -cp validation/target/test-classes:cli/target/cgmkit.jar org.cgmkit.validation.SubmissionFile "$1" "$patient" "$2"
}

write "$work/large.json" "$readings"
write "$work/small.json" 12

keeping=()
[ "$database" = memory ] || keeping=(--database "$work/database")
"$java" "-Xmx$heap" -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -jar cli/target/cgmkit.jar simulate ehr --port 0 "${keeping[@]}" \
  >"$work/simulator" 2>&1 </dev/null &
simulator=$!
base_url=''
for _ in $(seq 150); do
  base_url=$(sed -n 's/.*\(http:\/\/[^ ]*\/fhir\).*/\1/p' "$work/simulator" | head -n 1)
  [ -z "$base_url" ] || break
  sleep 0.2
done
[ -n "$base_url" ] || { cat "$work/simulator"; echo "the simulator did not start"; exit 1; }

# submit FILE ANSWER — prints the status and the seconds
submit() {
  curl -s -o "$2" -w '%{http_code} %{time_total}\n' -H 'Content-Type: application/fhir+json' --data-binary "@$1" \
    "$base_url/\$submit-cgm-bundle"
}

for _ in $(seq 30); do submit "$work/small.json" "$work/answer" >/dev/null; done
for _ in $(seq 100); do submit "$work/small.json" "$work/answer"; done >"$work/alone"

submit "$work/large.json" "$work/large-answer" >"$work/large" &
large=$!
while kill -0 "$large" 2>/dev/null; do submit "$work/small.json" "$work/answer"; done >"$work/beside"
wait "$large"
read -r status seconds <"$work/large"
created=$(grep -o '"status":"201 Created"' "$work/large-answer" | wc -l)
if [ "$status" != 200 ] || [ "$created" -ne "$readings" ]; then
  head -c 2000 "$work/large-answer"
  echo "the large submission was answered $status, with $created entries created"
  exit 1
fi
peak=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$simulator/status")

# percentile FILE SHARE
percentile() { awk '$1 == 200 { print $2 }' "$1" | sort -n | awk -v share="$2" '{ n[NR] = $1 } END { i = int(NR * share + 0.999999); printf "%.3f", n[i < 1 ? 1 : i] }'; }
row() { echo "| $1 | $(wc -l <"$2") | $(percentile "$2" 0.5) | $(percentile "$2" 0.99) | $(percentile "$2" 1) | $(grep -vc '^200 ' "$2" || true) |"; }

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $("$java" -version 2>&1 | head -n 1); heap $heap, database in $database"
echo
awk -v n="$readings" -v s="$seconds" -v p="$peak" 'BEGIN {
  printf "%d readings taken in and answered in %.1f s: %.0f readings a second; peak memory of the process %d MB\n", n, s, n / s, p }'
echo
echo "| submissions of 12 readings | how many | median, s | p99, s | longest, s | not answered 200 |"
echo "| --- | --- | --- | --- | --- | --- |"
row "alone" "$work/alone"
row "while the large one is under way" "$work/beside"
