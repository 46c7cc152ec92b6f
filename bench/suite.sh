#!/usr/bin/env bash
# The receiver suite against a simulator that runs already: whole commands over HTTP and HTTPS, from the start of the process to the
# last report, and the checks alone in a JVM that is warm.
#   bench/suite.sh [RUNS]      medians (and the range) of RUNS runs, 5 by default, after one that does not count
# Each run has a sandbox of its own. The processor's time is that of the command with all that it starts, the page's generator
# included, and without the simulator. Prints a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
work=$(mktemp -d)
simulators=()
leave() {
  local simulator
  for simulator in "${simulators[@]}"; do kill "$simulator" 2>/dev/null || true; done
  rm -rf "$work"
}
trap leave EXIT

[ -x /usr/bin/time ] || { echo "needs GNU time (Debian: apt-get install time)"; exit 2; }
env CGMKIT_CACHE=make ./cgmkit
./cgmkit --version >"$work/version"

# simulate NAME OPTIONS...: starts a simulator and sets origin to its address
simulate() {
  local name=$1
  shift
  ./cgmkit simulate ehr --port 0 "$@" >"$work/$name" 2>&1 </dev/null &
  simulators+=($!)
  origin=''
  until [ -n "$origin" ]; do
    kill -0 "${simulators[-1]}" 2>/dev/null || { cat "$work/$name"; echo "the simulator did not start"; exit 1; }
    sleep 0.2
    origin=$(sed -n 's/.* at \(https\{0,1\}:\/\/[^ ]*\)\/fhir.*/\1/p' "$work/$name" | head -n 1)
  done
}

# sandbox ORIGIN: makes a receiver for one run and prints its base URL
sandbox() {
  curl -sS --fail --insecure -X POST "$1/sandboxes" -H 'Content-Type: application/json' -d '{}' |
    sed -n 's/.*"baseUrl" *: *"\([^"]*\)".*/\1/p'
  echo
}

# target ORIGIN: writes the target file of one run
target() {
  printf 'kind: receiver\nbaseUrl: %s\npatient: mara-lindqvist\notherPatient: jonah-abara\ntls: {authorities: %s}\n' \
    "$(sandbox "$1")" "$work/authority.pem" >"$work/target.yaml"
}

# column NUMBER: median and range of that column of the measurements
column() {
  awk -v c="$1" '{ print $c }' "$work/times" | sort -n |
    awk '{ n[NR] = $1 } END { printf "%.1f (%.1f-%.1f)", n[int((NR + 1) / 2)], n[1], n[NR] }'
}

# whole NAME ORIGIN: whole commands
whole() {
  : >"$work/times"
  for run in $(seq 0 "$runs"); do
    target "$2"
    if ! /usr/bin/time -o "$work/time" -f '%e %U %S %M' ./cgmkit test receiver "$work/target.yaml" --out "$work/results" \
      >"$work/out" 2>&1 </dev/null; then
      tail -n 20 "$work/out"
      echo "$1 did not end well"
      exit 1
    fi
    [ "$run" -eq 0 ] || awk '{ print $1, $2 + $3, $4 / 1024 }' "$work/time" >>"$work/times"
  done
  echo "| $1 | $(column 1) | $(column 2) | $(column 3) |"
}

simulate over-http
http=$origin
simulate over-https --https --certificate-out "$work/authority.pem"
https=$origin

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $(grep '^Java' "$work/version"); $runs runs"
echo
echo "| what | wall, s: median (range) | of the processor, s | peak memory, MB |"
echo "| --- | --- | --- | --- |"
whole 'cgmkit test receiver over HTTP' "$http"
whole 'cgmkit test receiver over HTTPS' "$https"

jar=cli/target/cgmkit.jar
[ -r "$jar" ] || jar=cli/target/quick/cgmkit.jar
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
for run in $(seq 0 $((runs + 9))); do sandbox "$http"; done |
  "$java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow -cp "${CGMKIT_JAR:-$jar}" bench/WarmSuite.java "$work/warm" >"$work/warm-times"
tail -n "$runs" "$work/warm-times" >"$work/times"
echo "| the checks alone, after ten runs in the same JVM | $(column 1) | $(column 2) | |"
