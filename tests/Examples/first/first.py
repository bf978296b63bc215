# sdrs-mock exec -- python3 first.py
import json, os, urllib.request
url, project, token = (os.environ[name] for name in ("SDRS_MOCK_URL", "SDRS_PROJECT_ID", "SDRS_TOKEN"))
request = urllib.request.Request(f"{url}/v1/{project}/server-groups", headers={"X-Auth-Token": token})
assert json.load(urllib.request.urlopen(request)) == {"count": 0, "server_groups": []}
