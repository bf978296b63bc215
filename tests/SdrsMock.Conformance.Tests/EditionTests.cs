using System.Text.Json;
using SdrsMock.Conformance.Tests.Support;
using SdrsMock.Schemas;
using SdrsMock.Testing;
using Shouldly;

namespace SdrsMock.Conformance.Tests;

/// <summary>Runs all scenarios on each edition: they pass, and they cover every constraint that the edition enforces.</summary>
public sealed class EditionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(edition => edition.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task All_scenarios_of_an_edition_pass_and_cover_its_constraints(string edition)
    {
        await using var mock = await SdrsMockServer.StartAsync(
            options => (options.Auth, options.Edition) = (AuthMode.Verify, edition), TestContext.Current.CancellationToken);
        var report = Path.Combine(_folder, "run.json");

        var (exit, text) = await CliHarness.RunAsync(
            "run", Repository.PathOf("scenarios"), "--endpoint", $"{mock.Url}", "--json", report);

        exit.ShouldBe(0, text);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken));
        run.RootElement.GetProperty("coverage").GetProperty("constraints").GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("enforced").GetBoolean() && line.GetProperty("state").GetString() != "played")
            .Select(line => line.GetProperty("id").GetString())
            .ShouldBeEmpty();
    }
}
