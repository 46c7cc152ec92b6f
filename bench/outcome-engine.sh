#!/usr/bin/env bash
# Times what belongs to outcome engines: the suite against the reference engine behind HTTP, the suite against it as a command that is
# started for each trace, and a year of one-minute readings computed by `cgmkit compute`.
# Prints wall time, and what the processor did for it, those of a command's children included and that of the engine behind HTTP not.
# Usage: bench/outcome-engine.sh [RUNS]; CGMKIT names the command (./cgmkit).
set -euo pipefail
runs=${1:-3}
cgmkit=${CGMKIT:-$(dirname "$0")/../cgmkit}
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT

TIMEFORMAT='%R s wall, %U + %S s of the processor'

"$cgmkit" simulate outcome-engine --port 18473 > "$folder/server.log" 2>&1 &
server=$!
while ! grep -q 'listens at' "$folder/server.log"; do sleep 0.2; done

run=1
while [ "$run" -le "$runs" ]; do
    printf 'suite, engine behind HTTP: '
    time { "$cgmkit" test outcome-engine --url http://127.0.0.1:18473 --seed 1 --out "$folder/url" --quiet > /dev/null 2>&1 || true; }
    run=$((run + 1))
done

cat > "$folder/engine.py" <<'PY'
import json, os, urllib.request
rows = [line.split(',') for line in open(os.environ['CGMKIT_TRACE']).read().split('\n')[1:] if line]
task = {'trace': [dict(zip(('time', 'value', 'unit'), row)) for row in rows], 'start': os.environ['CGMKIT_START'],
        'end': os.environ['CGMKIT_END'], 'zone': os.environ['CGMKIT_ZONE'], 'interval': int(os.environ['CGMKIT_INTERVAL']),
        'sessions': json.loads(os.environ['CGMKIT_SESSIONS'])}
print(urllib.request.urlopen(urllib.request.Request('http://127.0.0.1:18473', json.dumps(task).encode())).read().decode())
PY
run=1
while [ "$run" -le "$runs" ]; do
    printf 'suite, a command for each trace: '
    time { "$cgmkit" test outcome-engine --command "python3 '$folder/engine.py'" --seed 1 --out "$folder/command" --quiet > /dev/null 2>&1 || true; }
    run=$((run + 1))
done

awk 'BEGIN { print "time,value,unit"; for (i = 0; i < 525600; i++)
    printf "%s,%d,mg/dL\n", strftime("%Y-%m-%dT%H:%M:00Z", 1735689600 + i * 60, 1), 60 + (i * 7919) % 200 }' > "$folder/year.csv"
run=1
while [ "$run" -le "$runs" ]; do
    printf 'a year of one-minute readings by compute: '
    time { "$cgmkit" compute "$folder/year.csv" --zone UTC --interval 1 > /dev/null; }
    run=$((run + 1))
done
