using SdrsMock.Common;
using Xunit;

namespace SdrsMock.Tests.Operations.ProtectionGroups;

public sealed class ActionBodyTests
{
    private readonly MockHarness _mock = new();

    [Theory]
    [InlineData("start-server-group", "{}", "PG-START-07")]
    [InlineData("stop-server-group", "{}", "PG-STOP-04")]
    [InlineData("failover-server-group", "{}", "PG-FAILOVER-07")]
    [InlineData("reverse-server-group", """{"priority_station":"target"}""", "PG-REVERSE-09")]
    public void An_action_body_with_another_member_is_rejected(string action, string body, string constraint) =>
        _mock.Post($"/server-groups/{_mock.AddGroup()}/action", $$$"""{"{{{action}}}":{{{body}}},"and-then":{}}""")
            .ShouldBreak(constraint, Errors.ActionInvalid);
}
