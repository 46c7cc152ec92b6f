#!/usr/bin/env bash
# Measures functions by JMH, side by side with what they are compared to.
#   bench/functions.sh [OPTIONS OF JMH]     such as -p readings=288 'validated'; without any some five minutes
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -q -Dquick -Dmaven.test.skip=true -Pbench -pl bench/jmh -am package
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
built=bench/jmh/target/quick
exec "$java" -cp "$built/classes:$built/lib/*" org.openjdk.jmh.Main "$@"
