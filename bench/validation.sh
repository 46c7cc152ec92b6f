#!/usr/bin/env bash
# Validation of submissions of 288 to 105,120 readings (a day to a year): the kit, stock HAPI over the whole (up to 4,032
# readings, because its time grows with the square), and stock HAPI over Bundles of 64 entries on two threads.
#   bench/validation.sh [MOST]      up to MOST readings, all by default; needs a finished `mvn -B -DskipTests package`
# Prints a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
most=${1:-105120}
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
path=validation/target/test-classes:cli/target/cgmkit.jar

if [ ! -f cli/target/cgmkit.jar ] || [ ! -d validation/target/test-classes ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi

sizes() {
  for size in 288 4032 25920 105120; do
    [ "$size" -gt "$1" ] || [ "$size" -gt "$most" ] || echo "$size"
  done
}

# measure HEAP HOW WHAT SIZES...
measure() {
  local heap=$1
  shift
  "$java" "-Xmx$heap" -XX:+UseSerialGC -cp "$path" org.cgmkit.validation.ValidationBench "$@" 2>/dev/null
}

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $("$java" -version 2>&1 | head -n 1)"
echo
echo "| how | submission | readings | MB | seconds, run by run | Jackson over the bytes, s | findings | peak heap, MB |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- |"
for what in sound broken; do
  # shellcheck disable=SC2046 # sizes are words
  measure 512m parts "$what" $(sizes 105120)
  # shellcheck disable=SC2046
  measure 2g whole "$what" $(sizes 4032)
  # shellcheck disable=SC2046
  measure 1g chunks "$what" $(sizes 105120)
done
# shellcheck disable=SC2046
measure 1g parts different $(sizes 4032)
# shellcheck disable=SC2046
measure 1g chunks different $(sizes 4032)
