using System.Reflection;
using NetArchTest.Rules;
using SdrsMock.Engine;
using SdrsMock.Schemas;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests;

/// <summary>
/// Holds the folders of the mock to the dependency rule: a folder uses only what is below it. The table is the diagram of
/// ARCHITECTURE.md. IDE0130 holds namespaces to folders, so that a namespace stands for a folder here.
/// </summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly s_mock = typeof(MockEngine).Assembly;

    /// <summary>From the bottom up: each folder with the folders that it may use.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Common"] = [],
        ["Inventory"] = ["Common"],
        ["Model"] = ["Common", "Inventory"],
        ["Http"] = ["Common", "Model"],
        ["Diagnostics"] = ["Common", "Model", "Http"],
        ["Jobs"] = ["Common", "Inventory", "Model"],
        ["Persistence"] = ["Common"],
        ["State"] = ["Common", "Inventory", "Model", "Diagnostics", "Jobs"],
        ["Views"] = ["Common", "Model", "Http", "State"],
        ["Auth"] = ["Common", "Http"],
        ["Faults"] = ["Common", "Model", "Http"],
        ["OperationModel"] = ["Common", "Model", "Http", "Jobs", "State", "Views"],
        ["Operations"] = ["Common", "Inventory", "Model", "Http", "Diagnostics", "Jobs", "State", "Views", "OperationModel"],
        ["Projects"] = ["Common", "Inventory", "Http", "Persistence", "State", "Auth", "Faults"],
        ["Pipeline"] =
        [
            "Common", "Inventory", "Model", "Http", "Diagnostics", "Jobs", "Persistence", "State", "Auth", "Faults", "OperationModel",
            "Projects",
        ],
        ["Keystone"] = ["Common", "Http", "Auth", "Projects"],
        ["CompanionServices"] =
        [
            "Common", "Inventory", "Model", "Http", "Jobs", "Persistence", "State", "Auth", "Projects", "Keystone",
        ],
        ["Mutants"] = ["Common", "Inventory", "Model", "Http", "State", "OperationModel"],
        ["Engine"] =
        [
            "Common", "Inventory", "Model", "Http", "Diagnostics", "Jobs", "State", "Views", "Auth", "Faults", "OperationModel",
            "Operations",
            "Persistence", "Projects", "Pipeline", "Keystone", "CompanionServices", "Mutants",
        ],
        ["OpenApi"] = ["Common", "Model", "Http", "Jobs", "State", "OperationModel", "Pipeline", "Engine"],
        ["Explain"] =
        [
            "Common", "Inventory", "Model", "Http", "Diagnostics", "Jobs", "State", "Auth", "Faults", "OperationModel", "Operations",
            "Persistence", "Projects", "Pipeline", "Mutants", "Engine",
        ],
        ["ControlPlane"] =
        [
            "Common", "Inventory", "Model", "Http", "Diagnostics", "Jobs", "Persistence", "State", "Views", "Auth", "OperationModel",
            "Projects", "Pipeline", "Mutants", "Engine", "OpenApi", "Explain",
        ],
        ["WebConsole"] = ["Http"],
        ["Hosting"] = ["Common", "Http", "Diagnostics", "Mutants", "Engine", "ControlPlane", "WebConsole"],
    };

    /// <summary>The public types of the root that every folder may use. They use nothing but Common.</summary>
    private static readonly string[] s_contracts =
    [
        "AuthMode", "ConnectionLimits", "FaultRule", "JournalEntry", "MockClock", "MockMutant", "MockOptions", "MockProjectOptions",
        "StateDurability",
    ];

    /// <summary>The public types of the root that no folder may use: they stand on top of all.</summary>
    private static readonly string[] s_facades = ["MockFaults", "MockInventory", "MockMutants", "MockProject", "SdrsMockServer"];

    public static TheoryData<string> Folders => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_the_folders_below_it(string folder)
    {
        var forbidden = s_allowed.Keys.Where(other => other != folder && !s_allowed[folder].Contains(other)).Select(Namespace)
            .Concat(s_facades.Select(Namespace));

        Offenders(Types.InAssembly(s_mock).That().ResideInNamespace(Namespace(folder)), forbidden)
            .ShouldBeEmpty($"mock/{folder} may use {string.Join(", ", s_allowed[folder].Append("the contracts of the root"))}");
    }

    [Fact]
    public void The_contracts_of_the_root_use_nothing_but_Common()
    {
        var forbidden = s_allowed.Keys.Where(folder => folder != "Common").Concat(s_facades).Select(Namespace);

        Offenders(
            Types.InAssembly(s_mock)
                .That()
                .HaveNameMatching($"^({string.Join('|', s_contracts)})$")
                .And()
                .ResideInNamespaceMatching("^SdrsMock$"),
            forbidden)
            .ShouldBeEmpty("a contract of the root may use Common");
    }

    [Fact]
    public void Only_Hosting_uses_the_web_server()
    {
        Offenders(
            Types.InAssembly(s_mock)
                .That()
                .ResideInNamespaceMatching($"^SdrsMock\\.({string.Join('|', s_allowed.Keys.Where(folder => folder != "Hosting"))})"),
            ["Microsoft.AspNetCore", "WireMock"])
            .ShouldBeEmpty("ASP.NET Core and WireMock.Net are used in mock/Hosting");
    }

    [Fact]
    public void The_schemas_use_no_other_assembly_of_the_product()
    {
        Offenders(
            Types.InAssembly(typeof(Catalog).Assembly).That().ResideInNamespace("SdrsMock.Schemas"),
            ["SdrsMock.Common", "SdrsMock.Conformance", "SdrsMock.Client"])
            .ShouldBeEmpty();
        typeof(Catalog).Assembly
            .GetReferencedAssemblies()
            .ShouldNotContain(name => name.Name!.StartsWith("SdrsMock", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_namespace_is_in_the_table()
    {
        var namespaces = s_mock.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Where(name => name.StartsWith("SdrsMock", StringComparison.Ordinal))
            .Distinct();

        foreach (var name in namespaces)
        {
            (name == "SdrsMock"
                || s_allowed.Keys.Any(
                    folder => name == Namespace(folder) || name.StartsWith(Namespace(folder) + ".", StringComparison.Ordinal)))
                .ShouldBeTrue($"{name} is not in the table of allowed dependencies: add its folder there and in ARCHITECTURE.md");
        }

        s_mock.GetTypes().Where(type => type is { Namespace: "SdrsMock", IsNested: false, IsPublic: true }).Select(type => type.Name)
            .ShouldBe(s_contracts.Concat(s_facades), ignoreOrder: true, "the root holds the public API; other types belong into a folder");
    }

    [Fact]
    public void The_table_has_no_cycle()
    {
        var order = s_allowed.Keys.ToList();

        foreach (var (folder, uses) in s_allowed)
        {
            uses.ShouldAllBe(used => order.IndexOf(used) < order.IndexOf(folder), $"{folder} is below what it uses");
        }
    }

    private static string Namespace(string folder) => $"SdrsMock.{folder}";

    private static IEnumerable<string> Offenders(PredicateList types, IEnumerable<string> forbidden) =>
        types.ShouldNot()
            .HaveDependencyOnAny([.. forbidden])
            .GetResult().FailingTypes
            .Select(type => $"{type.FullName}: {type.Explanation}");
}
