# sdrs-mock exec -- sh first.sh
set -eu
sdrs() { curl -sSf -H "X-Auth-Token: $SDRS_TOKEN" "$SDRS_MOCK_URL/v1/$SDRS_PROJECT_ID/$1"; }
sdrs active-domains | grep -q local_replication_cluster
sdrs server-groups | grep -q '"count":0'
