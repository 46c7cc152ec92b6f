#!/usr/bin/env bash
# Sizes of what is shipped, and the starts of the kit from the image beside those of the jar, with the start cache and without.
#   bench/image.sh IMAGE [RUNS]       medians (and the range) of RUNS runs, 5 by default, after one that does not count
# Needs the image (docker build -t IMAGE .) and what `mvn verify` built.
set -euo pipefail
cd "$(dirname "$0")/.."
image=${1:?"usage: bench/image.sh IMAGE [RUNS]"}
runs=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

docker image inspect "$image" >/dev/null 2>&1 || { echo "there is no image $image: docker build -t $image ."; exit 2; }
[ -x /usr/bin/time ] || { echo "needs GNU time (Debian: apt-get install time)"; exit 2; }
env CGMKIT_CACHE=make ./cgmkit

megabytes() { awk -v bytes="$1" 'BEGIN { printf "%.1f", bytes / 1e6 }'; }

# seconds NAME COMMAND...
seconds() {
  local name=$1
  shift
  : >"$work/times"
  for run in $(seq 0 "$runs"); do
    /usr/bin/time -o "$work/time" -f '%e' "$@" >"$work/out" 2>&1 </dev/null || { tail -n 20 "$work/out"; exit 1; }
    [ "$run" -eq 0 ] || cat "$work/time" >>"$work/times"
  done
  echo "| $name | $(sort -n "$work/times" | awk '{ n[NR] = $1 } END { printf "%.2f (%.2f-%.2f)", n[int((NR + 1) / 2)], n[1], n[NR] }') |"
}

echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1); $runs runs"
echo
echo "| what | MB |"
echo "| --- | --- |"
echo "| cgmkit.jar | $(megabytes "$(wc -c <cli/target/cgmkit.jar)") |"
echo "| cgmkit.zip | $(megabytes "$(wc -c <distribution/target/cgmkit.zip)") |"
echo "| the image, unpacked | $(megabytes "$(docker image inspect --format '{{.Size}}' "$image")") |"
docker run --rm --entrypoint sh "$image" -c 'du -s --block-size=1000 /opt/jre /opt/cgmkit/cgmkit.jar /opt/cgmkit/*.aot' |
  awk '{ printf "| of it %s | %.1f |\n", $2, $1 / 1000 }' | sed 's#/opt/cgmkit/cgmkit-start-.*aot#the start cache#'
echo
echo "| start | s: median (range) |"
echo "| --- | --- |"
for command in --version 'validate examples/submission.json'; do
  # shellcheck disable=SC2086 # a command and its argument
  seconds "cgmkit $command, without the cache" env CGMKIT_CACHE=off ./cgmkit $command
  # shellcheck disable=SC2086
  seconds "cgmkit $command" ./cgmkit $command
  # shellcheck disable=SC2086
  seconds "docker run $command" docker run --rm -v "$PWD/examples:/work/examples:ro" "$image" $command
done
