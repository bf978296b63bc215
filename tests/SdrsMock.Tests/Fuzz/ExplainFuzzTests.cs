using SdrsMock.Common;
using SdrsMock.ControlPlane;
using SdrsMock.Explain;
using SdrsMock.Http;
using SdrsMock.Tests.Properties;
using Shouldly;
using Xunit;
using Xunit.Sdk;

namespace SdrsMock.Tests.Fuzz;

/// <summary>Mutated calls are explained and then made: the first violated check is the rejection, and explaining changes nothing.</summary>
public sealed class ExplainFuzzTests
{
    private const int Calls = 250;

    [Theory]
    [InlineData("huawei", AuthMode.Present)]
    [InlineData("huawei", AuthMode.Verify)]
    [InlineData("otc", AuthMode.Off)]
    public async Task The_first_violated_check_is_the_rejection_of_the_call(string edition, AuthMode auth)
    {
        var harness = new MockHarness(options => (options.Edition, options.Auth, options.JournalSize) = (edition, auth, 1), $"{1:x32}");
        harness.AddOneOfEach();
        var explainer = CallExplainer.ForEdition(harness.Engine, Edition.Parse(edition));
        var (rejected, accepted) = (0, 0);
        for (var number = 0; number < Calls * PropertyRunner.Effort; number++)
        {
            var chance = new SeededRandom(PropertyRunner.Seed, number);
            var valid = ValidCalls.OfApi(harness, chance);
            var call = chance.OnceIn(4) ? valid : Mutations.Spoil(valid, chance);
            try
            {
                // The engine is called without the web server, which holds the limits of the gateway.
                if (call.Target.Length > RequestLimits.MaxTargetBytes)
                {
                    continue;
                }

                // The state is large, so it is not compared for every call.
                var before = number % 8 == 0 ? ObservableState(harness) : null;
                var explanation = explainer.Explain(new(Request(call), HasHeaders: true));
                before?.ShouldBe(ObservableState(harness));
                var response = await harness.Engine.HandleAsync(Request(call));
                if (explanation.Verdict == "not judged")
                {
                    continue;
                }

                (explanation.Code, explanation.Constraint).ShouldBe((response.Rejection?.Error.Code, response.Rejection?.Constraint));
                explanation.Status.ShouldBe(response.Status);
                explanation.Checks.FirstOrDefault(check => check.Outcome == "violated")?.Location.ShouldBe(response.Rejection!.Location);
                (rejected, accepted) = response.Rejection is null ? (rejected, accepted + 1) : (rejected + 1, accepted);
            }
            catch (Exception exception)
            {
                throw new XunitException($"seed {PropertyRunner.Seed}, call {number}: {exception}\n\n{call}");
            }
        }

        rejected.ShouldBeGreaterThan(Calls / 4);
        accepted.ShouldBeGreaterThan(0);
    }

    // All that a client can see, and how many ids were drawn.
    private static string ObservableState(MockHarness harness)
    {
        var coverage = new ControlPlaneApi(harness.Engine).Handle(Request(new("GET", "/__sdrs/coverage", [], [])));
        var journal = string.Join(' ', harness.Engine.Journal.Entries.Select(entry => entry.RequestId));
        return $"{harness.State()} {harness.Project.Ids.DrawnCount} {harness.Clock.Now:O} {new HarnessResponse(coverage).Text} {journal}";
    }

    private static ApiRequest Request(WireRequest call)
    {
        var mark = call.Target.IndexOf('?', StringComparison.Ordinal);
        return new()
        {
            Id = "request",
            Method = call.Method == "HEAD" ? "GET" : call.Method,
            SentMethod = call.Method,
            RawPath = mark < 0 ? call.Target : call.Target[..mark],
            RawQuery = mark < 0 ? "" : call.Target[mark..],
            Header = call.Header,
            Body = call.Body,
            BaseUrl = BaseUrl.None,
        };
    }
}
