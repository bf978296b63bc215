"""sdrs-mock exec -- python3 test_protection.py"""
import json
import os
import time
import unittest
import urllib.error
import urllib.request

URL, PROJECT = os.environ["SDRS_MOCK_URL"], os.environ["SDRS_PROJECT_ID"]


def call(method, path, body=None):
    """The status and the JSON of a response, also of an error."""
    request = urllib.request.Request(
        URL + path, method=method, data=None if body is None else json.dumps(body).encode(),
        headers={"X-Auth-Token": os.environ["SDRS_TOKEN"], "Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def sdrs(method, path, body=None):
    return call(method, f"/v1/{PROJECT}{path}", body)


def finish(job_id):
    """Polls a job until it has ended."""
    for _ in range(100):
        _, job = sdrs("GET", f"/jobs/{job_id}")
        if job["status"] in ("SUCCESS", "FAIL"):
            return job
        time.sleep(0.1)
    raise TimeoutError(job_id)


class ProtectionTest(unittest.TestCase):
    def test_a_server_is_protected_once(self):
        fixtures = call("GET", "/__sdrs/variables")[1]
        status, accepted = sdrs("POST", "/server-groups", {"server_group": {
            "name": "orders", "source_availability_zone": fixtures["source_az"], "target_availability_zone": fixtures["target_az"],
            "domain_id": fixtures["domain_id"], "source_vpc_id": fixtures["vpc"]}})
        self.assertEqual(status, 200, accepted)
        group = finish(accepted["job_id"])["entities"]["server_group_id"]

        instance = {"protected_instance": {"server_group_id": group, "server_id": fixtures["server_a"], "name": "orders-db"}}
        status, accepted = sdrs("POST", "/protected-instances", instance)
        self.assertEqual(status, 200, accepted)
        self.assertEqual(finish(accepted["job_id"])["status"], "SUCCESS")

        status, rejected = sdrs("POST", "/protected-instances", instance)
        self.assertEqual((status, rejected["error"]["code"]), (400, "SDRS.1305"))


if __name__ == "__main__":
    unittest.main()
