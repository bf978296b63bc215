#!/usr/bin/env bash
# Unpacks sdrs-mock below RUNNER_TEMP, starts it, and hands its address and credentials to the following steps.
# The mock ends with the job; `sdrs-mock stop --ready-file` ends it before.
set -euo pipefail
folder=$RUNNER_TEMP/sdrs-mock
mkdir -p "$folder"
case $SDRS_ACTION_ARCHIVE in
  http*) curl -fsSL --retry 3 -o "$folder/archive.tar.gz" "$SDRS_ACTION_ARCHIVE" && archive=$folder/archive.tar.gz ;;
  *) archive=$SDRS_ACTION_ARCHIVE ;;
esac
tar -xzf "$archive" -C "$folder" --strip-components=1
ready=$folder/ready.json environment=$folder/environment
read -r -a options <<< "${SDRS_ACTION_OPTIONS:-}"
nohup "$folder/sdrs-mock" --port 0 --ready-file "$ready" --env-file "$environment" ${options[@]+"${options[@]}"} > "$folder/sdrs-mock.log" 2>&1 &
for _ in $(seq 300); do
  [ -s "$ready" ] && break
  kill -0 $! 2> /dev/null || { echo "::error::sdrs-mock has ended"; cat "$folder/sdrs-mock.log"; exit 1; }
  sleep 0.1
done
[ -s "$ready" ] || { echo "::error::sdrs-mock is not ready after 30 s"; exit 1; }
url=$(sed -E 's/.*"url": ?"([^"]*)".*/\1/' "$ready")
# export NAME='value': a value has no apostrophe and no line break.
sed -nE "s/^export ([A-Z_0-9]+)='(.*)'$/\1=\2/p" "$environment" >> "$GITHUB_ENV"
echo "$folder" >> "$GITHUB_PATH"
{ echo "url=$url"; echo "ready-file=$ready"; } >> "$GITHUB_OUTPUT"
echo "sdrs-mock listens on $url"
