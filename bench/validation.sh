#!/usr/bin/env bash
# Validation of submissions of 288 to 105,120 readings (a day to a year): the kit, stock HAPI over the whole (up to 4,032
# readings, because its time grows with the square), and stock HAPI over Bundles of 64 entries on two threads.
#   bench/validation.sh                       everything, about half an hour; needs a finished `mvn -B -DskipTests package`
#   bench/validation.sh HOW WHAT READINGS...  a piece of it: HOW is parts (the kit), whole or chunks (stock HAPI); WHAT is sound,
#                                             broken (1 % of the entries, 20 kinds) or different (no two entries alike)
# Prints rows of a Markdown table; bench/README.md keeps one with the machine that it was taken on.
set -euo pipefail
cd "$(dirname "$0")/.."
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
path=validation/target/test-classes:cli/target/cgmkit.jar

if [ ! -f cli/target/cgmkit.jar ] || [ ! -d validation/target/test-classes ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi

# measure HOW WHAT READINGS... — the kit in the heap that it promises, stock HAPI in what it needs
measure() {
  local heap
  case $1/$2 in
    parts/different) heap=1g ;;
    parts/*) heap=512m ;;
    whole/*) heap=2g ;;
    *) heap=1g ;;
  esac
  "$java" "-Xmx$heap" -XX:+UseSerialGC -cp "$path" org.cgmkit.validation.ValidationBench "$@" 2>/dev/null
}

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $("$java" -version 2>&1 | head -n 1)"
echo
echo "| how | submission | readings | MB | seconds, run by run | Jackson over the bytes, s | errors | peak heap, MB |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- |"
if [ $# -gt 0 ]; then
  measure "$@"
  exit
fi
for what in sound broken; do
  measure parts "$what" 288 4032 25920 105120
  measure whole "$what" 288 4032
  measure chunks "$what" 288 4032 25920 105120
done
measure parts different 288 4032 25920
measure chunks different 288 4032 25920
