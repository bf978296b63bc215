using System.Text.Json;
using SdrsMock.Schemas;
using SdrsMock.Testing;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Packaging;

/// <summary>
/// The page of each package, <c>PACKAGE.md</c>: written for its user, with an example that is compiled and run somewhere in the tests.
/// </summary>
public sealed class PackagePageTests
{
    public static TheoryData<string, string> Packages => new()
    {
        { "mock/PACKAGE.md", "SdrsMock" },
        { "conformance/PACKAGE.md", "SdrsMock.Conformance" },
        { "conformance/Client/PACKAGE.md", "SdrsMock.Client" },
        { "schemas/PACKAGE.md", "SdrsMock.Schemas" },
    };

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_page_says_how_to_install_its_package(string page, string package)
    {
        Repository.Read(page).ShouldContain($"dotnet add package {package} --source FOLDER");
        // The folder of the repository is of no use to one who has the package only.
        Repository.Read(page).ShouldNotContain("bin/packages");
        Repository.Read(page).ShouldNotContain("](");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Each_example_of_a_page_is_compiled_and_run_by_a_test(string page, string package)
    {
        var tests = Repository.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal)
                && file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(file => Unindented(Repository.Read(file))).ToList();
        var examples = Repository.Read(page).Split("```csharp\n").Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToList();

        examples.ShouldNotBeEmpty(package);
        foreach (var example in examples)
        {
            tests.ShouldContain(test => test.Contains(Unindented(example), StringComparison.Ordinal), example);
        }
    }

    [Fact]
    public void The_scenario_of_the_page_is_the_one_of_the_readme()
    {
        var block = Repository.Read("conformance/PACKAGE.md").Split("```csv\n")[1];

        block[..block.IndexOf("\n```", StringComparison.Ordinal)].ShouldBe(Repository.Samples("README.md", "scenario").Single());
    }

    [Fact]
    public void The_example_of_the_schemas_runs()
    {
        var Console = new Recorder();
        var rule = Catalog.Constraint("PI-CREATE-03")!;
        Console.WriteLine($"{rule.Statement} {rule.Code}: {Catalog.Error(rule.Code!)!.Message}");

        var contract = OperationContract.Load("CreateProtectedInstance");
        using var body = JsonDocument.Parse("""{"protected_instance": {"name": "orders-db"}}""");
        if (contract.Body.Check(body.RootElement) is { } violation)
        {
            Console.WriteLine($"{violation.Path}: {violation.Problem}");     // the first violation: the service reports one
        }

        Console.Lines.Count.ShouldBe(2);
        Console.Lines[0].ShouldEndWith("SDRS.1305: Server already used to create a protected instance");
        Console.Lines[1].ShouldBe("protected_instance.server_group_id: required");
    }

    private static string Unindented(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    // Takes the place of the console in the example.
    private sealed class Recorder
    {
        public List<string> Lines { get; } = [];

        public void WriteLine(string line) => Lines.Add(line);
    }
}
