#!/usr/bin/env bash
# The first verdict of a cold start: cgmkit with its start cache and without, and stock HAPI (its own chain of definitions with
# the guide's profiles, no cache) on the same file, taking turns.
#   bench/start.sh [RUNS]       medians (and the range) of RUNS runs, 5 by default; needs a finished `mvn -B -DskipTests package`
# Prints a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
file=examples/submission.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -x /usr/bin/time ] || { echo "needs GNU time (Debian: apt-get install time)"; exit 2; }
if [ ! -f cli/target/cgmkit.jar ] || [ ! -d validation/target/test-classes ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi

# The cache is made in the background of the first command.
./cgmkit --version >"$work/version"
for _ in $(seq 600); do
  [ -d "$(echo cli/target/cgmkit-start-*.lock)" ] || break
  sleep 0.5
done
ls cli/target/cgmkit-start-*.aot cli/target/cgmkit-start-*.jsa >"$work/cache" 2>/dev/null || true
[ -s "$work/cache" ] || { echo "no start cache was made"; exit 1; }

# one NAME COMMAND...
one() {
  local name=$1
  shift
  if ! /usr/bin/time -o "$work/time" -f '%e %M %U' "$@" >"$work/out" 2>&1 </dev/null; then
    tail -n 20 "$work/out"
    echo "$name did not end well"
    exit 1
  fi
  awk '{ print $1, $2 / 1024, $3 }' "$work/time" >>"$work/$name"
}

for run in $(seq 0 "$runs"); do
  one with ./cgmkit validate "$file"
  one without env CGMKIT_CACHE=off ./cgmkit validate "$file"
  one stock "$java" -cp validation/target/test-classes:cli/target/cgmkit.jar org.cgmkit.validation.StockHapi "$file"
  one version ./cgmkit --version
  # The first round does not count.
  [ "$run" -gt 0 ] || rm "$work/with" "$work/without" "$work/stock" "$work/version"
done

# median FILE COLUMN FORMAT
median() {
  awk -v column="$2" '{ print $column }' "$work/$1" | sort -n | awk -v f="$3" '
    { n[NR] = $1 }
    END { printf f " (" f "-" f ")", n[int((NR + 1) / 2)], n[1], n[NR] }'
}

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $(grep '^Java' "$work/version"); $runs runs"
echo
echo "| first verdict on $file | wall, s: median (range) | of the processor, s | peak memory, MB |"
echo "| --- | --- | --- | --- |"
echo "| cgmkit validate, with its start cache | $(median with 1 %.2f) | $(median with 3 %.2f) | $(median with 2 %.0f) |"
echo "| cgmkit validate, without | $(median without 1 %.2f) | $(median without 3 %.2f) | $(median without 2 %.0f) |"
echo "| stock HAPI | $(median stock 1 %.2f) | $(median stock 3 %.2f) | $(median stock 2 %.0f) |"
echo "| cgmkit --version, with the cache | $(median version 1 %.2f) | $(median version 3 %.2f) | $(median version 2 %.0f) |"
