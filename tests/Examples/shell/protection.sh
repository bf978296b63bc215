#!/bin/sh
# sdrs-mock exec -- sh protection.sh
set -eu

get() { curl -fsS "$SDRS_MOCK_URL/__sdrs/variables" | sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"; }
sdrs() {
  path=$1
  shift
  curl -sS -H "X-Auth-Token: $SDRS_TOKEN" -H 'Content-Type: application/json' "$SDRS_MOCK_URL/v1/$SDRS_PROJECT_ID$path" "$@"
}

field() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"; }

# Polls the job until it has ended; prints it.
finish() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    job=$(sdrs "/jobs/$1")
    case $job in
      *'"status":"SUCCESS"'*) echo "$job"; return ;;
      *'"status":"FAIL"'*) echo "$job" >&2; exit 1 ;;
    esac
    sleep 1
  done
  echo "the job $1 has not ended" >&2
  exit 1
}

job=$(sdrs /server-groups -d '{"server_group": {"name": "orders", "source_availability_zone": "'"$(get source_az)"'",
  "target_availability_zone": "'"$(get target_az)"'", "domain_id": "'"$(get domain_id)"'", "source_vpc_id": "'"$(get vpc)"'"}}' | field job_id)
group=$(finish "$job" | field server_group_id)

instance='{"protected_instance": {"server_group_id": "'$group'", "server_id": "'$(get server_a)'", "name": "orders-db"}}'
job=$(sdrs /protected-instances -d "$instance" | field job_id)
finish "$job" > /dev/null

sdrs "/protected-instances?server_group_id=$group" | grep -q '"name":"orders-db"'
sdrs /protected-instances -d "$instance" | grep -q '"code":"SDRS.1305"'
echo "orders-db is protected, and only once"
