using System.Text;
using SdrsMock.Tests.Hosting;
using SdrsMock.Tests.Properties;
using Xunit;
using Xunit.Sdk;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Fuzz tests of WireMock.Net's admin API: no response contains a stack trace, and the mock keeps running.</summary>
public sealed class AdminFuzzTests
{
    private static readonly (string Method, string Path, string Body)[] s_calls =
    [
        ("GET", "mappings", ""), ("GET", "requests", ""), ("GET", "settings", ""), ("GET", "scenarios", ""), ("GET", "health", ""),
        ("POST", "mappings/reset", ""), ("DELETE", "mappings", ""), ("DELETE", "requests", ""),
        ("POST", "mappings", """{"request":{"path":{"matchers":[{"name":"WildcardMatcher","pattern":"/a/*"}]},"methods":["GET"],"headers":[{"name":"X","matchers":[{"name":"ExactMatcher","pattern":"a"}]}],"body":{"matcher":{"name":"JsonMatcher","pattern":{"a":1}}}},"response":{"statusCode":200,"body":"{{request.path}}","useTransformer":true,"headers":{"A":"b"}},"priority":3,"title":"t"}"""),
        ("POST", "mappings", """[{"guid":"11111111-1111-4111-8111-111111111111","request":{"path":"/b"},"response":{"statusCode":418,"bodyAsJson":{"a":[1,2]},"delay":0}}]"""),
        ("PUT", "mappings/11111111-1111-4111-8111-111111111111", """{"request":{"path":"/c"},"response":{"statusCode":200}}"""),
            ("GET", "mappings/11111111-1111-4111-8111-111111111111", ""), ("DELETE", "mappings/11111111-1111-4111-8111-111111111111", ""),
        ("POST", "requests/find", """{"path":"/v1"}"""), ("PUT", "files/x.txt", "text"), ("GET", "files/x.txt", ""),
            ("POST", "openapi/convert", "{}"), ("POST", "scenarios/reset", ""),
    ];

    [Fact]
    public async Task Mutated_admin_requests_show_no_stack_trace()
    {
        await using var mock = await SdrsMockServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        for (var number = 0; number < 300 * PropertyRunner.Effort; number++)
        {
            var chance = new SeededRandom(PropertyRunner.Seed, number);
            var (method, path, body) = chance.Of(s_calls);
            var valid = new WireRequest(
                method, $"/__admin/{path}", [("Host", "127.0.0.1"), ("Content-Type", "application/json")], Encoding.UTF8.GetBytes(body));
            var call = Mutations.Spoil(valid, chance).With("Connection", "close");
            using var transport = await RawSocketClient.To(mock);
            await transport.Send(call.ToBytes());

            var response = await transport.TextToEnd();

            if (response.Length == 0
                || response.StartsWith("HTTP/1.1 5", StringComparison.Ordinal)
                || response.Contains("   at ", StringComparison.Ordinal)
                || response.Contains("StackTrace", StringComparison.Ordinal))
            {
                throw new XunitException($"seed {PropertyRunner.Seed}, call {number}: {call}\n\n{response}");
            }
        }
    }
}
