using SdrsMock.Conformance.Cli;
using SdrsMock.Conformance.Reports;
using SdrsMock.Conformance.Scenarios;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

public sealed class CoverageDocumentTests
{
    [Fact]
    public async Task The_coverage_document_is_up_to_date()
    {
        var scenarios = ScenarioLocator.Find();
        var allScenarios = ScenarioFile.LoadAll(ScenarioLocator.GetFiles([]));

        var made = await CoverageDocument.CreateAsync(EmbeddedMock.StartAsync, allScenarios, TestContext.Current.CancellationToken);

        var kept = await File.ReadAllTextAsync(Path.Combine(scenarios, "..", "mock", "COVERAGE.md"), TestContext.Current.CancellationToken);
        made.ShouldBe(kept, "mock/COVERAGE.md is stale: dotnet run --project conformance -c Release -- coverage --write mock/COVERAGE.md");
    }
}
