using SdrsMock.Conformance.Execution;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Reports.Model;
using SdrsMock.Conformance.Scenarios;

namespace SdrsMock.Conformance.Tests.Support;

/// <summary>A run with one scenario of each outcome, unusual texts, and secrets in every possible place.</summary>
internal static class SampleRuns
{
    public const string Token = "MIIFgtoken/with+signs==";
    public const string Password = "P\"ass\\word-of-the-user";

    /// <summary>Everything that no report may show, in every spelling.</summary>
    public static readonly string[] Secrets =
    [
        Token, Uri.EscapeDataString(Token), Password, "P\\\"ass\\\\word-of-the-user", "secret-key-of-the-answer",
        "subject-token-of-the-answer", "admin-token-of-the-mock", "basic-credentials",
    ];

    public static RunReport Report() => ReportBuilder.Build(Awkward());

    public static RunResult Awkward()
    {
        var scenario = CliHarness.SingleScenario(
            "scenario,step,call,with,expect,covers,note\n\"odd, <b>name</b>\",1,ShowQuota,,200,,100% of\u00A0it: ]]> | `x`\n\"odd, " +
                "<b>name</b>\",2,ListApiVersions,,200,,\n");
        var failed = Result(
            scenario, Outcome.Failed, Step(scenario, 0, Outcome.Failed), new() { Step = scenario.Steps[1], Outcome = Outcome.NotReached });
        return new([failed, failed with { Outcome = Outcome.Passed, Steps = [Step(scenario, 0, Outcome.Passed) with { Failures = [] }] },
            failed with
            {
                Outcome = Outcome.Broken,
                Steps = [new() { Step = scenario.Steps[0], Outcome = Outcome.Broken, Failures = ["nothing has given {x} a value"] }],
            },
            failed with
            {
                Outcome = Outcome.Skipped,
                Reason = "needs <what> it | lacks",
                Steps = [],
            }], "https://sdrs.example", TimeSpan.FromSeconds(1.5))
        {
            Secrets = [Token, Password, "admin-token-of-the-mock"],
            MinimumCoverage = 5,
        };
    }

    private static ScenarioResult Result(Scenario scenario, Outcome outcome, params StepResult[] steps) =>
        new(scenario, outcome, null, steps, outcome is Outcome.Failed ? [$"group g (token {Token})"] : [], TimeSpan.FromSeconds(0.25));

    private static StepResult Step(Scenario scenario, int index, Outcome outcome)
    {
        var request = new HttpRequestSpec(
            "POST", $"/v1/p?token={Uri.EscapeDataString(Token)}", [new("Authorization", "Basic basic-credentials"), new("X-Other", Token)],
            "{\"auth\":{\"password\":\"P\\\"ass\\\\word-of-the-user\"},\"note\":\"" + Token + "\"}", null);
        return new()
        {
            Step = scenario.Steps[index],
            Outcome = outcome,
            Failures =
            [
                $"check x=1, got {Token}\r\nand \u0001 a \uD83D\uDE00 \uD83D", $"got {{\"secret_key\":\"secret-key-of-the-answer\"}}",
            ],
            Findings = [$"X-Subject-Token: subject-token-of-the-answer"],
            History = ["first", $"then {Password}"],
            Attempts = 2,
            Exchange = new(
                request, "https://sdrs.example" + request.Path, [new("X-Auth-Token", Token)], 200,
                new Dictionary<string, string>
                {
                    ["X-Subject-Token"] = "subject-token-of-the-answer",
                    ["X-Admin"] = "admin-token-of-the-mock",
                },
                "{\"secret_key\":\"secret-key-of-the-answer\",\"adminPass\":\"admin-token-of-the-mock\",\"odd\":\"\u0002\",\"echo\":\""
                    + Token + "\"}",
                null, TimeSpan.FromMilliseconds(12)),
        };
    }
}
