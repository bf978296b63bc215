using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>What the operations, the schemas and the engine declare about the ledger: nobody writes such a list by hand.</summary>
/// <param name="Enforced">Enforced constraints, each with the error codes that its violation can answer and where it is enforced.</param>
/// <param name="Unenforced">Constraints that nothing can show, each with the reason.</param>
/// <param name="Uncatalogd">Codes of rules that no constraint of the ledger states.</param>
internal sealed record EnforcementIndex(
    IReadOnlyDictionary<string, Enforcement> Enforced, IReadOnlyDictionary<string, string> Unenforced, IReadOnlyList<string> Uncatalogd)
{
    /// <summary>Constraints of all operations, judged before any of them runs.</summary>
    private static readonly (string Id, string Where, ApiError[] Errors)[] s_globalConstraints =
    [
        ("ALL-01", "Credentials", [Errors.CredentialsUnusable, Errors.TokenInvalid]),
        ("ALL-02", "Credentials", [Errors.TokenExpired]),
        ("ALL-03", "Credentials", [Errors.TenantInvalid]),
        ("ALL-04", "Credentials", [Errors.OperationNotPermitted, Errors.RolesInvalid, Errors.ApiPermissionIncorrect, Errors.CallerForbidden]),
        ("ALL-05", "Pipeline", [Errors.RequestInvalid]),
        ("ALL-06", "Pipeline", [Errors.BodyTooLarge]),
        ("ALL-08", "Pipeline", [Errors.PathNotServed]),
        ("ALL-09", "Throttle", [Errors.Throttled]),
    ];

    /// <summary>What flawed tokens answer though no constraint speaks of it.</summary>
    private static readonly ApiError[] s_tokenErrors = [Errors.TokenWithoutDomainId, Errors.TokenWithoutDomainName, Errors.ProjectDisabled];

    /// <summary>Remarks on the service as a whole.</summary>
    private static readonly (string Id, string Because)[] s_unenforcedConstraints =
    [
        ("ALL-10", "it describes the answer; tests hold every asynchronous call to it"),
        ("SVC-01", "backup is another service"),
        ("SVC-02", "nothing of a disk's content is simulated"),
        ("SVC-03", "snapshots and the native deletion of disks belong to another service"),
        ("SVC-04", "it permits something; the batch scenarios do it"),
        ("SVC-05", "it permits something; the NIC scenarios do it"),
        ("SVC-06", "there is no other storage in the surroundings"),
        ("SVC-07", "the resources cannot be built otherwise"),
        ("SVC-08", "a promise of the service, not a rule for callers"),
    ];

    /// <summary>Codes that come about without a fault rule.</summary>
    private HashSet<string> Natural => field ??=
        [.. Enforced.Values.SelectMany(enforcement => enforcement.Codes), .. Uncatalogd, .. s_tokenErrors.Select(error => error.Code)];

    /// <summary>How an error comes about here: by a rule, by a job that a fault rule fails, or by a fault rule that answers it.</summary>
    public string GetReach(ErrorEntry error) => Natural.Contains(error.Code!) ? "rule" : error.Reach == "job-failure" ? "job failure" : "fault rule";

    /// <param name="operations">All operations of an edition.</param>
    /// <param name="edition">The edition; what holds in another one only is a remark here.</param>
    public static EnforcementIndex FromOperations(IEnumerable<Operation> operations, Edition edition)
    {
        var enforced = new Dictionary<string, Enforcement>();
        var remarks = s_unenforcedConstraints.ToDictionary(unenforced => unenforced.Id, unenforced => unenforced.Because);
        var elsewhere = new Dictionary<string, string>();
        foreach (var (id, where, errors) in s_globalConstraints)
        {
            foreach (var error in errors)
            {
                Add(enforced, id, where, error.Code);
            }
        }

        foreach (var operation in operations)
        {
            foreach (var constraint in operation.Constraints)
            {
                if (constraint is UnenforcedConstraint unenforced)
                {
                    remarks[unenforced.Id] = unenforced.Reason;
                }
                else if (constraint.Edition is { } only && only != edition.Name)
                {
                    elsewhere[constraint.Id] = $"holds in the edition {only} only, and is enforced there";
                }
                else
                {
                    Add(enforced, constraint.Id, operation.Name, GetCode(constraint));
                }
            }

            AddNamed(enforced, SchemaFiles.Inline($"{operation.Name}.request.json"), operation.Name);
        }

        // The editions may have a code each for one constraint.
        foreach (var (id, because) in elsewhere.Where(constraint => !enforced.ContainsKey(constraint.Key)))
        {
            remarks[id] = because;
        }

        return new(enforced, remarks, [.. operations.SelectMany(operation => operation.UncatalogdErrors).Select(error => error.Code).Distinct()]);
    }

    private static string GetCode(Constraint constraint) => constraint switch
    {
        IRejectingRule rule => rule.Error.Code,
        CompletionRule outcome => outcome.Failure.Code,
        _ => throw new InvalidOperationException($"{constraint.Id} is neither rule, outcome nor remark"),
    };

    // Whatever a request schema names by x-constraint is enforced by it.
    private static void AddNamed(Dictionary<string, Enforcement> enforced, JsonNode? node, string operation)
    {
        if (node is JsonObject value)
        {
            foreach (var problem in GetProblems(value))
            {
                if (GetValueFor(problem, value["x-constraint"]) is { } id)
                {
                    Add(enforced, id, $"{operation}.request.json", GetValueFor(problem, value["x-error"]) ?? Errors.RequestInvalid.Code);
                }
            }

            if (value["x-no-match"] is { } noMatch)
            {
                Add(enforced, (string)noMatch["constraint"]!, $"{operation}.request.json", (string)noMatch["error"]!);
            }

            foreach (var (_, member) in value)
            {
                AddNamed(enforced, member, operation);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                AddNamed(enforced, item, operation);
            }
        }
    }

    // x-error and x-constraint are one word for all problems, or one for each.
    private static IEnumerable<string> GetProblems(JsonObject schema) =>
        new[] { schema["x-constraint"], schema["x-error"] }.OfType<JsonObject>().SelectMany(word => word.Select(pair => pair.Key)).Append("default").Distinct();

    private static string? GetValueFor(string problem, JsonNode? word) =>
        word is JsonObject byProblem ? (string?)(byProblem[problem] ?? byProblem["default"]) : (string?)word;

    private static void Add(Dictionary<string, Enforcement> enforced, string id, string where, string code)
    {
        var before = enforced.GetValueOrDefault(id) ?? new([], []);
        enforced[id] = new([.. before.Locations.Append(where).Distinct()], [.. before.Codes.Append(code).Distinct()]);
    }
}
