using System.Text.RegularExpressions;
using SdrsMock.Common;
using SdrsMock.Model;
using SdrsMock.OperationModel;
using SdrsMock.Operations;
using SdrsMock.Schemas;
using SdrsMock.State;

namespace SdrsMock.Tests.Schemas;

/// <summary>The operations, constraints and transitions that the code declares, for tests that compare them with the catalog.</summary>
internal static partial class DeclaredCatalog
{
    /// <summary>Every operation; Huawei's edition has them all.</summary>
    public static IReadOnlyList<Operation> Operations { get; } = OperationCatalog.ForEdition(Edition.Parse("huawei"));

    public static EnforcementIndex Declarations { get; } = EnforcementIndex.FromOperations(Operations, Edition.Parse("huawei"));

    /// <summary>The codes that a violation of each constraint can return, in any edition.</summary>
    public static ILookup<string, string> Answered { get; } = Catalog.Editions.Select(entry => Edition.Parse(entry.Name))
        .SelectMany(edition => EnforcementIndex.FromOperations(OperationCatalog.ForEdition(edition), edition).Enforced)
        .SelectMany(enforced => enforced.Value.Codes, (enforced, code) => (enforced.Key, code))
        .ToLookup(response => response.Key, response => response.code);

    /// <summary>Everything that operations say about constraints, each with the operation that says it.</summary>
    public static IReadOnlyList<(Operation Operation, Constraint Constraint)> Constraints { get; } =
        [.. Operations.SelectMany(operation => operation.Constraints, (operation, constraint) => (operation, constraint))];

    /// <summary>All transitions, each with the operation that starts it.</summary>
    public static IReadOnlyList<(Operation Operation, Transition Transition)> Transitions { get; } =
        [.. Operations.OfType<IJobHandler>().SelectMany(owner => owner.Transitions, (owner, transition) => ((Operation)owner, transition))];

    /// <summary>The codes that the catalog lists for a constraint: the expected one and the alternatives.</summary>
    public static IEnumerable<string> CodesOf(ConstraintEntry constraint) =>
        [constraint.Code ?? $"{constraint.Status}", .. CodesIn(constraint.Alternatives), .. CodesIn(constraint.OtherCode)];

    /// <summary>The codes that a text names, <c>SDRS.1381 to SDRS.1386</c> included.</summary>
    public static IEnumerable<string> CodesIn(string? text) =>
        Code().Matches(text ?? "").SelectMany(found => found.Groups["last"] is { Success: true } last
        ? Enumerable
            .Range(int.Parse(found.Groups["number"].Value), int.Parse(last.Value) - int.Parse(found.Groups["number"].Value) + 1)
            .Select(number => $"SDRS.{number:0000}")
        : [$"{found.Groups["layer"]}.{found.Groups["number"]}"]);

    [GeneratedRegex(@"(?<layer>SDRS|APIGW)\.(?<number>\d{4})(?: to SDRS\.(?<last>\d{4}))?")]
    private static partial Regex Code();
}
