#!/usr/bin/env bash
# Runs the command beside the mock of start.sh, stops the mock, and ends with the exit code of the command.
set -euo pipefail
code=0
bash -c "$SDRS_ACTION_COMMAND" || code=$?
sdrs-mock stop --ready-file "$SDRS_ACTION_READY_FILE" || true
exit "$code"
