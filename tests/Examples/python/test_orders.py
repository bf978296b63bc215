"""sdrs-conformance mutants exec -- python3 test_orders.py [STAGE]

A small test suite of a client team, to see what its score becomes with more tests: STAGE 1 has the tests that one writes first, 2 adds a
test of a rename, 3 adds a test of what is rejected.
"""
import sys
import unittest

from test_protection import call, finish, sdrs

STAGE = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 3


class Orders:
    """What the team ships: protects the servers of an application."""

    def __init__(self):
        self.fixtures = call("GET", "/__sdrs/variables")[1]

    def create_group(self, name):
        status, accepted = sdrs("POST", "/server-groups", {"server_group": {
            "name": name, "source_availability_zone": self.fixtures["source_az"],
            "target_availability_zone": self.fixtures["target_az"],
            "domain_id": self.fixtures["domain_id"], "source_vpc_id": self.fixtures["vpc"]}})
        if status != 200:
            raise RuntimeError(accepted["error"]["code"])
        return finish(accepted["job_id"])["entities"]["server_group_id"]

    def rename_group(self, group, name):
        return sdrs("PUT", f"/server-groups/{group}", {"server_group": {"name": name}})

    def show_group(self, group):
        return sdrs("GET", f"/server-groups/{group}")[1]["server_group"]


class OrdersTest(unittest.TestCase):
    def test_a_group_is_created(self):
        orders = Orders()
        group = orders.create_group("orders")
        self.assertEqual(orders.show_group(group)["name"], "orders")

    def test_a_group_is_renamed(self):
        orders = Orders()
        group = orders.create_group("before")
        status, _ = orders.rename_group(group, "after")
        self.assertEqual(status, 200)
        if STAGE >= 2:
            self.assertEqual(orders.show_group(group)["name"], "after")

    @unittest.skipIf(STAGE < 3, "a later test")
    def test_a_group_without_a_name_is_rejected(self):
        with self.assertRaisesRegex(RuntimeError, "SDRS"):
            Orders().create_group("")


if __name__ == "__main__":
    unittest.main()
