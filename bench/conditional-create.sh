#!/usr/bin/env bash
# What conditional creates cost the EHR simulator: submissions of readings without a condition, with ifNoneExist, and the same again.
#   bench/conditional-create.sh [DATABASE] [HEAP] [READINGS…]   file (or memory), 512m, and 8000 105120 (a year) by default
# Without and with a condition, each number of readings gets a simulator of its own that has taken in others before; up to 20000 it
# is done five times over, each time on all that is stored before, and the medians count. Needs a finished `mvn -B -DskipTests package`, of which
# CGMKIT_BENCH_BUILT=target/quick takes the one with -Dquick.
# Prints a Markdown table; the processor seconds are the simulator's own, so that other work beside it matters less.
set -euo pipefail
cd "$(dirname "$0")/.."
database=${1:-file}
heap=${2:-512m}
sizes=("${@:3}")
[ "${#sizes[@]}" -gt 0 ] || sizes=(8000 105120)
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
built=${CGMKIT_BENCH_BUILT:-target}
patient=mara-lindqvist
work=$(mktemp -d)
simulator=''
trap '[ -z "$simulator" ] || kill "$simulator" 2>/dev/null || true; rm -rf "$work"' EXIT

if [ ! -f "cli/$built/cgmkit.jar" ] || [ ! -d "validation/$built/test-classes" ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi

# write FILE READINGS LABEL USE
write() {
  "$java" -cp "validation/$built/test-classes:cli/$built/cgmkit.jar" org.cgmkit.validation.SubmissionFile "$1" "$patient" "$2" "$3" "$4"
}

start() {
  local keeping=()
  [ "$database" = memory ] || keeping=(--database "$work/database")
  "$java" "-Xmx$heap" -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -jar "cli/$built/cgmkit.jar" simulate ehr --port 0 "${keeping[@]}" \
    >"$work/simulator" 2>&1 </dev/null &
  simulator=$!
  base_url=''
  while [ -z "$base_url" ]; do
    kill -0 "$simulator" 2>/dev/null || { cat "$work/simulator"; echo "the simulator did not start"; exit 1; }
    sleep 0.2
    base_url=$(sed -n 's/.*\(http:\/\/[^ ]*\/fhir\).*/\1/p' "$work/simulator" | head -n 1)
  done
}

stop() {
  kill "$simulator"
  wait "$simulator" 2>/dev/null || true
  simulator=''
  rm -f "$work"/database*
}

processor() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) / hz }' "/proc/$simulator/stat"; }

# submit FILE READINGS STATUS — prints the seconds and the processor seconds; all entries have to be answered with that status
submit() {
  local before seconds answered
  before=$(processor)
  seconds=$(curl -s -o "$work/answer" -w '%{time_total}' -H 'Content-Type: application/fhir+json' --data-binary "@$1" \
    "$base_url/\$submit-cgm-bundle")
  answered=$({ grep -o "\"status\":\"$3\"" "$work/answer" || true; } | wc -l)
  if [ "$answered" -ne "$2" ]; then
    head -c 2000 "$work/answer" >&2
    echo "$answered of $2 entries were answered $3" >&2
    exit 1
  fi
  awk -v s="$seconds" -v c="$(processor)" -v b="$before" 'BEGIN { printf "%.2f %.2f\n", s, c - b }'
}

# without READINGS LABEL, conditional READINGS LABEL — the submissions, each into a list of its own
without() {
  write "$work/submission.json" "$1" "$2" IN_RESOURCE
  submit "$work/submission.json" "$1" '201 Created' >>"$work/without"
}
conditional() {
  write "$work/submission.json" "$1" "$2" CONDITIONAL_CREATE
  submit "$work/submission.json" "$1" '201 Created' >>"$work/with"
  submit "$work/submission.json" "$1" '200 OK' >>"$work/again"
}

# warmed COMMAND READINGS — the command in a simulator of its own
warmed() {
  local rounds=5
  [ "$2" -le 20000 ] || rounds=1
  start
  for warming in 1 2 3; do "$1" 2000 "warming-$warming"; done
  rm -f "$work/with" "$work/again"
  [ "$1" != without ] || rm -f "$work/without"
  for number in $(seq "$rounds"); do "$1" "$2" "round-$number"; done
  stop
}

median() { awk -v c="$2" '{ print $c }' "$1" | sort -n | awk '{ n[NR] = $1 } END { print n[int((NR + 1) / 2)] }'; }

row() {
  awk -v n="$1" -v what="$2" -v s="$(median "$work/$3" 1)" -v c="$(median "$work/$3" 2)" -v of="$(median "$work/without" 2)" \
    'BEGIN { printf "| %d | %s | %.1f | %.1f | %.2f |\n", n, what, s, c, c / of }'
}

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $("$java" -version 2>&1 | head -n 1); heap $heap, database in $database"
echo
echo "| readings | condition | wall, s | of the processor, s | compared to none |"
echo "| --- | --- | --- | --- | --- |"
for readings in "${sizes[@]}"; do
  warmed without "$readings"
  warmed conditional "$readings"
  row "$readings" none without
  row "$readings" 'ifNoneExist' with
  row "$readings" 'ifNoneExist, the same again' again
done
