using System.Collections.Frozen;
using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>
/// The catalog of the documentation: editions, operations, constraints, errors, statuses, transitions and job types, read from
/// <c>catalog/</c>. Thread-safe.
/// </summary>
public static class Catalog
{
    private static readonly Lazy<IReadOnlyList<EditionEntry>> s_editions = ReadTable("editions", EntryReader.Edition);
    private static readonly Lazy<IReadOnlyList<OperationEntry>> s_operations = ReadTable("operations", EntryReader.Operation);
    private static readonly Lazy<IReadOnlyList<ConstraintEntry>> s_constraints = ReadTable("constraints", EntryReader.Constraint);
    private static readonly Lazy<IReadOnlyList<ErrorEntry>> s_errors = ReadTable("errors", EntryReader.Error);
    private static readonly Lazy<IReadOnlyList<StatusEntry>> s_statuses = ReadTable("statuses", EntryReader.Status);
    private static readonly Lazy<IReadOnlyList<TransitionEntry>> s_transitions = ReadTable("transitions", EntryReader.Transition);
    private static readonly Lazy<IReadOnlyList<JobTypeEntry>> s_jobTypes = ReadTable("job-types", EntryReader.JobType);

    private static readonly Lazy<FrozenDictionary<string, OperationEntry>> s_operationByName =
        new(() => Operations.ToFrozenDictionary(entry => entry.Name));

    private static readonly Lazy<FrozenDictionary<string, ConstraintEntry>> s_constraintById =
        new(() => Constraints.ToFrozenDictionary(entry => entry.Id));

    // A gateway code can have several statuses (APIGW.0201); a search by code returns its first row.
    private static readonly Lazy<FrozenDictionary<string, ErrorEntry>> s_errorByCode =
        new(() => Errors.Where(entry => entry.Code is not null).DistinctBy(entry => entry.Code).ToFrozenDictionary(entry => entry.Code!));

    /// <summary>The editions; the first is the default.</summary>
    public static IReadOnlyList<EditionEntry> Editions => s_editions.Value;

    /// <summary>The 49 operations, in documentation order.</summary>
    public static IReadOnlyList<OperationEntry> Operations => s_operations.Value;

    /// <summary>The 376 constraints, in the order of the catalog.</summary>
    public static IReadOnlyList<ConstraintEntry> Constraints => s_constraints.Value;

    /// <summary>The 256 SDRS codes, the gateway's codes and the bare HTTP statuses.</summary>
    public static IReadOnlyList<ErrorEntry> Errors => s_errors.Value;

    /// <summary>Every documented value of a status.</summary>
    public static IReadOnlyList<StatusEntry> Statuses => s_statuses.Value;

    /// <summary>The 33 documented transitions.</summary>
    public static IReadOnlyList<TransitionEntry> Transitions => s_transitions.Value;

    /// <summary>The 19 documented job types.</summary>
    public static IReadOnlyList<JobTypeEntry> JobTypes => s_jobTypes.Value;

    /// <summary>Finds an operation by name; null if there is none.</summary>
    public static OperationEntry? Operation(string name) => s_operationByName.Value.GetValueOrDefault(name);

    /// <summary>Finds a constraint by ID; null if there is none.</summary>
    public static ConstraintEntry? Constraint(string id) => s_constraintById.Value.GetValueOrDefault(id);

    /// <summary>Finds an error by code; null if there is none.</summary>
    public static ErrorEntry? Error(string code) => s_errorByCode.Value.GetValueOrDefault(code);

    private static Lazy<IReadOnlyList<T>> ReadTable<T>(string name, Func<JsonElement, T> entry) => new(() =>
    {
        using var table = JsonDocument.Parse(SchemaFiles.Read($"catalog/{name}.json"));
        var entries = new List<T>(table.RootElement.GetArrayLength());
        foreach (var row in table.RootElement.EnumerateArray())
        {
            entries.Add(entry(row));
        }

        return entries;
    });
}
