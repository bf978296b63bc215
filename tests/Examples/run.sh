#!/usr/bin/env bash
# Runs each example beside a mock of its own, where its language is installed. The arguments are the command of sdrs-mock.
# Expects a Release build of the solution, unless another command is given. Prints "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
[ $# -gt 0 ] || set -- dotnet "$root/mock/bin/Release/net10.0/SdrsMock.dll"
passed=0 failed=0 skipped=0

example() {
  local name=$1 program=$2
  shift 2
  if ! command -v "$program" > /dev/null; then
    echo "skipped $name: $program is not installed"
    skipped=$((skipped + 1))
  elif output=$("${mock[@]}" exec --job-duration 200ms -- "$@" 2>&1); then
    echo "passed $name"
    passed=$((passed + 1))
  else
    echo "FAILED $name"
    echo "$output"
    failed=$((failed + 1))
  fi
}

mock=("$@")
example "shell, first" curl sh first/first.sh
example "Python, first" python3 python3 first/first.py
example "JavaScript, first" node node first/first.mjs
example shell curl sh shell/protection.sh
example Python python3 python3 python/test_protection.py
example JavaScript node node --test javascript/protection.test.mjs
example Go go sh -c 'cd go && go test ./...'
if [ -e csharp/bin/Release/net10.0/Example.dll ]; then
  example C# dotnet dotnet csharp/bin/Release/net10.0/Example.dll
else
  echo "skipped C#: it is not built"
  skipped=$((skipped + 1))
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
