#!/usr/bin/env bash
# Whether submissions judged in parts get the findings of those judged at once, over many more mutants than the tests have.
#   bench/mutants.sh [READINGS] [BUNDLES] [stock]    10000 and 500 by default; needs a finished `mvn -B -DskipTests package`
# With 'stock' the whole is judged over HAPI's own chain of definitions, which proves the packed ones too.
# Prints differences, and how many readings got their verdict from one of their kind; exit code 1 where anything differs.
set -euo pipefail
cd "$(dirname "$0")/.."
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
if [ ! -f cli/target/cgmkit.jar ] || [ ! -d validation/target/test-classes ]; then
  echo "needs a finished mvn -B -DskipTests package"
  exit 2
fi
exec "$java" -Xmx3g -XX:+UseSerialGC -cp validation/target/test-classes:cli/target/cgmkit.jar \
  org.cgmkit.validation.MutantsBench "${1:-10000}" "${2:-500}" "${3:-}"
