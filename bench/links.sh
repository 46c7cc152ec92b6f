#!/usr/bin/env bash
# A share of two weeks, a quarter and a year in one link: encrypted, fetched over loopback, decrypted and judged by the profiles, beside
# what plain AES-GCM and Jackson take for the same bytes.
#   bench/links.sh [HEAP]     such as 1g (512m where left out); needs a finished `mvn -B -DskipTests package`
# Prints rows of a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
path=suites/links/target/test-classes:cli/target/cgmkit.jar
if [ ! -f cli/target/cgmkit.jar ] || [ ! -d suites/links/target/test-classes ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi
echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $("$java" -version 2>&1 | head -n 1)"
echo
echo "| file | readings | MB | MB on the wire | encrypt, s | fetch, s | decrypt, s | judge, s | Jackson and AES-GCM, s | times | findings |"
echo "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
shared=$(mktemp)
trap 'rm -f "$shared"' EXIT
for days in 14 90 365; do
  "$java" -Xmx3g -cp "$path" org.cgmkit.links.bench.LinkBench make "$days" "$shared"
  for how in plain def; do
    "$java" "-Xmx${1:-512m}" -cp "$path" org.cgmkit.links.bench.LinkBench "$shared" "$how" 2>/dev/null ||
      echo "| $how | $days days | does not fit into ${1:-512m} |"
  done
done
