#!/usr/bin/env bash
# The store of the EHR simulator: intake, conditional creates and searches, on H2 in a file and on PostgreSQL.
#   bench/store.sh [READINGS] [HEAP]   105120 (a year) and 512m by default
# Needs a finished `mvn -B -DskipTests package` and Debian's package postgresql, of which it starts a server of its own.
# Prints a Markdown table with the processor time beside wall time, as other work on the machine matters less to that.
set -euo pipefail
cd "$(dirname "$0")/.."
readings=${1:-105120}
heap=${2:-512m}
java=${CGMKIT_BENCH_JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
jar=${CGMKIT_JAR:-cli/target/cgmkit.jar}
programs=$(dirname "$(find /usr/lib/postgresql -name initdb | sort -V | tail -n 1)")
as=()
[ "$(id -u)" -ne 0 ] || as=(runuser -u postgres --)
work=$(mktemp -d)
data=$("${as[@]}" mktemp -d)
leave() {
  (cd / && "${as[@]}" "$programs/pg_ctl" stop -m immediate -D "$data/data" >/dev/null 2>&1) || true
  rm -rf "$work" "$data"
}
trap leave EXIT

run() {
  "$java" "-Xmx$heap" -XX:+UseSerialGC -cp "$jar" bench/StoreBench.java "$1" "$work" "$readings" 2>"$work/log" || {
    cat "$work/log" >&2
    return 1
  }
}

# The processor seconds of the server, with those of connections that have ended.
server() {
  local hz main processes
  hz=$(getconf CLK_TCK)
  main=$(head -n 1 "$data/data/postmaster.pid")
  mapfile -t processes < <(pgrep -P "$main")
  for process in "$main" "${processes[@]}"; do cat "/proc/$process/stat" 2>/dev/null || true; done |
    awk -v hz="$hz" '{ sub(/.*\) /, ""); sum += $12 + $13; if (NR == 1) sum += $14 + $15 } END { print sum / hz }'
}

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $("$java" -version 2>&1 | head -n 1); heap $heap"
echo
echo "| H2 in a file | wall, ms | of the processor, ms |"
echo "| --- | ---: | ---: |"
run "$work/h2"

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
(
  cd /
  "${as[@]}" "$programs/initdb" --no-sync --auth=trust --username=cgmkit --encoding=UTF8 --locale=C -D "$data/data" >/dev/null
  "${as[@]}" "$programs/pg_ctl" start -w -D "$data/data" -l "$data/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" >/dev/null
)
echo
echo "| PostgreSQL | wall, ms | of the processor without the server, ms |"
echo "| --- | ---: | ---: |"
run "jdbc:postgresql://127.0.0.1:$port/postgres?user=cgmkit"
echo
echo "The server had $(server) s of the processor for all of it."
