#!/usr/bin/env bash
# Builds the recipes for .NET test frameworks and runs them. Each ends with its own summary. Exits with 0 only if all pass.
set -uo pipefail
cd "$(dirname "$0")"
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1 Logging__LogLevel__Default=Warning
dotnet restore Recipes.slnx -v q --locked-mode && dotnet build Recipes.slnx -c Release --no-restore -v q --nologo || exit 1
failed=0

recipe() {
  local name=$1
  shift
  if output=$("$@" 2>&1); then
    echo "passed $name"
  else
    echo "FAILED $name"
    echo "$output"
    failed=1
  fi
}

# xunit v2 has no runner of its own for Microsoft.Testing.Platform; the others are programs.
recipe XunitV2 dotnet vstest XunitV2/bin/Release/net10.0/XunitV2.dll
recipe XunitV3 dotnet XunitV3/bin/Release/net10.0/XunitV3.dll
recipe NUnit dotnet NUnit/bin/Release/net10.0/Recipes.NUnit.dll
recipe MSTest dotnet MSTest/bin/Release/net10.0/Recipes.MSTest.dll
recipe WebApplicationFactory dotnet WebApplicationFactory/bin/Release/net10.0/WebApplicationFactory.dll
echo "compiled Testcontainers: running it needs a container engine"
exit $failed
