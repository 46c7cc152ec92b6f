#!/usr/bin/env bash
# Wall time and peak memory of the defect matrix: the whole receiver suite against every sound behaviour and every defect.
#   bench/matrix.sh [RUNS]      medians (and the range) of RUNS runs, 3 by default; needs a finished `mvn -B verify`
# The time is that of the test itself, without Maven; the memory that of the JVM that runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"

[ -x /usr/bin/time ] || { echo "needs GNU time (Debian: apt-get install time)"; exit 2; }
# shellcheck disable=SC2016 # the script that is written here is to expand it, not this one
printf '#!/bin/sh\nexec /usr/bin/time -o "%s/time" -f "%%e %%M" "$CGMKIT_BENCH_JAVA" "$@"\n' "$work" >"$work/bin/java"
chmod +x "$work/bin/java"
if [ -z "${CGMKIT_BENCH_JAVA:-}" ]; then
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$jdk/bin/javac" ] && [ "$("$jdk/bin/javac" -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')" -ge 21 ]; then break; fi
  done
  export CGMKIT_BENCH_JAVA=$jdk/bin/java
fi

for _ in $(seq "$runs"); do
  if ! mvn -B -q -o -pl suites/cgm -am test -Djvm="$work/bin/java" -Dtest=MatrixTest \
    -Dsurefire.failIfNoSpecifiedTests=false >"$work/out" 2>&1; then
    tail -n 20 "$work/out"
    echo "the matrix is not green"
    exit 1
  fi
  cat "$work/time" >>"$work/times"
done

median() { awk -v c="$1" '{ print $c }' "$work/times" | sort -n | awk -v f="$2" '{ n[NR] = $1 } END { printf f " (" f "-" f ")", n[int((NR + 1) / 2)], n[1], n[NR] }'; }
awk '{ print $1, $2 / 1024 }' "$work/times" >"$work/converted" && mv "$work/converted" "$work/times"
defects=$(grep -c '^| `' docs/defects.md)
echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $runs runs"
echo
echo "| what | wall, s: median (range) | peak memory, MB: median (range) |"
echo "| --- | --- | --- |"
echo "| the defect matrix ($defects behaviours and defects) | $(median 1 '%.1f') | $(median 2 '%.0f') |"
