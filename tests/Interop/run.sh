#!/usr/bin/env bash
# Installs other people's tools and runs them against a mock; `run.sh long` plays all scenarios. See README.md.
# Expects a Release build of the solution. Exits with 0 when all passed or could not be installed.
set -uo pipefail
cd "$(dirname "$0")"
command -v node > /dev/null && command -v npm > /dev/null || { echo "node and npm are missing; the tools of tests/Interop are skipped"; exit 0; }
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || { echo "node is older than 20; the tools of tests/Interop are skipped"; exit 0; }

mkdir -p bin
rm -rf bin/typescript bin/dotnet/*/*.cs
cp -r package.json ./*.mjs typescript dotnet bin/
cd bin
timeout 150 npm install --no-audit --no-fund --ignore-scripts --no-package-lock --loglevel=error > install.log 2>&1 \
  || { echo "npm cannot install the packages (tests/Interop/bin/install.log); the tools of tests/Interop are skipped"; exit 0; }
exec node interop.mjs "$@"
