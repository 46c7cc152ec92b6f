#!/usr/bin/env bash
# Judges every mutant of every sound system by its whole suite, and writes docs/mutants.md, docs/submitter-mutants.md and those of
# links (docs/link-creator-mutants.md, docs/link-receiver-mutants.md) anew.
#   bench/mutants-of-systems.sh [WORKERS]     2 by default; several thousand mutants, some hundreds of runs of seconds each
# What was seen is kept in target/mutants.log and files beside it: a pass that was stopped goes on where it was, and a changed table of owners or
# of reasons (suites/cgm/src/test/resources/org/cgmkit/cgm/mutant) costs no runs. Remove the file after a change of a check.
# Exit code 1 where a mutant survives without a reason or another requirement than its own is blamed.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
exec mvn -B -q -o -pl suites/cgm,suites/links -am test -Dtest=ReceiverMutantsTest,SubmitterMutantsTest,CreatorMutantsTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dcgmkit.mutants=all -Dcgmkit.mutants.workers="${1:-2}" -Dcgmkit.mutants.log="$PWD/target/mutants.log" -Dcgmkit.docs=write
