using System.Text.Json.Nodes;
using SdrsMock.Common;
using SdrsMock.Schemas;

namespace SdrsMock.OperationModel;

/// <summary>
/// The constraints that operations, schemas and the request pipeline enforce, derived from their declarations. Three lists in
/// this file add what applies to all operations.
/// </summary>
/// <param name="Enforced">The enforced constraints, each with its error codes and the place where it is enforced.</param>
/// <param name="Unenforced">The constraints that are not enforced, each with the reason.</param>
/// <param name="Uncataloged">The error codes of rules without a catalog constraint.</param>
internal sealed record EnforcementIndex(
    IReadOnlyDictionary<string, Enforcement> Enforced, IReadOnlyDictionary<string, string> Unenforced, IReadOnlyList<string> Uncataloged)
{
    /// <summary>The constraints of all operations, checked before any operation runs.</summary>
    private static readonly (string Id, string Where, ApiError[] Errors)[] s_globalConstraints =
    [
        ("ALL-01", "Credentials", [Errors.CredentialsUnusable, Errors.TokenInvalid]),
        ("ALL-02", "Credentials", [Errors.TokenExpired]),
        ("ALL-03", "Credentials", [Errors.TenantInvalid]),
        ("ALL-04", "Credentials", [Errors.OperationNotPermitted, Errors.RolesInvalid, Errors.ApiPermissionIncorrect,
            Errors.CallerForbidden]),
        ("ALL-05", "Pipeline", [Errors.RequestInvalid]),
        ("ALL-06", "Pipeline", [Errors.BodyTooLarge]),
        ("ALL-08", "Pipeline", [Errors.PathNotServed]),
        ("ALL-09", "Throttle", [Errors.Throttled]),
    ];

    /// <summary>The errors of defective tokens, for which the catalog has no constraint.</summary>
    private static readonly ApiError[] s_tokenErrors = [Errors.TokenWithoutDomainId, Errors.TokenWithoutDomainName, Errors.ProjectDisabled];

    /// <summary>The constraints about the service as a whole.</summary>
    private static readonly (string Id, string Because)[] s_unenforcedConstraints =
    [
        ("ALL-10", "it describes the response; tests check it for every asynchronous call"),
        ("SVC-01", "backup is another service"),
        ("SVC-02", "the content of disks is not simulated"),
        ("SVC-03", "snapshots and the native deletion of disks belong to another service"),
        ("SVC-04", "it permits something; the batch scenarios use it"),
        ("SVC-05", "it permits something; the NIC scenarios use it"),
        ("SVC-06", "the inventory has no other storage"),
        ("SVC-07", "the model cannot represent anything else"),
        ("SVC-08", "it is a promise of the service, not a rule for callers"),
    ];

    /// <summary>The error codes that occur without a fault rule.</summary>
    private HashSet<string> Natural => field ??=
        [.. Enforced.Values.SelectMany(enforcement => enforcement.Codes), .. Uncataloged, .. s_tokenErrors.Select(error => error.Code)];

    /// <summary>
    /// How an error is reached: by a rule, by a job that a fault rule makes fail, or by a fault rule that returns it.
    /// </summary>
    public string GetReach(ErrorEntry error) =>
        Natural.Contains(error.Code!) ? "rule" : error.Reach == "job-failure" ? "job failure" : "fault rule";

    /// <param name="operations">All operations of an edition.</param>
    /// <param name="edition">The edition; a constraint of another edition counts as not enforced.</param>
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
                else if (!constraint.HoldsIn(edition.Name))
                {
                    elsewhere[constraint.Id] =
                        $"holds in the edition {string.Join(" and ", constraint.Editions!)} only and is enforced there";
                }
                else
                {
                    Add(enforced, constraint.Id, operation.Name, GetCode(constraint));
                }
            }

            AddNamed(new(enforced, elsewhere, operation.Name, edition.Name), SchemaFiles.Inline($"{operation.Name}.request.json"));
        }

        // The editions may use different codes for one constraint.
        foreach (var (id, because) in elsewhere.Where(constraint => !enforced.ContainsKey(constraint.Key)))
        {
            remarks[id] = because;
        }

        return new(enforced, remarks,
            [.. operations.SelectMany(operation => operation.UncatalogedErrors).Select(error => error.Code).Distinct()]);
    }

    private static string GetCode(Constraint constraint) => constraint switch
    {
        IRejectingRule rule => rule.Error.Code,
        CompletionRule outcome => outcome.Failure.Code,
        _ => throw new InvalidOperationException($"{constraint.Id} is neither a rule, a completion rule nor an unenforced constraint"),
    };

    // A constraint that a request schema names in x-constraint is enforced by the schema, in the edition of the member.
    private static void AddNamed(SchemaScope scope, JsonNode? node)
    {
        if (node is JsonObject value)
        {
            var only = (string?)value["x-edition"];
            foreach (var problem in GetProblems(value))
            {
                if (GetValueFor(problem, value["x-constraint"]) is { } id)
                {
                    scope.Add(id, GetValueFor(problem, value["x-error"]), only);
                }
            }

            if (value["x-no-match"] is { } noMatch)
            {
                scope.Add((string)noMatch["constraint"]!, (string)noMatch["error"]!, only);
            }

            foreach (var (_, member) in value)
            {
                AddNamed(scope, member);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                AddNamed(scope, item);
            }
        }
    }

    // x-error and x-constraint hold one value for all problems, or one for each.
    private static IEnumerable<string> GetProblems(JsonObject schema) =>
        new[] { schema["x-constraint"], schema["x-error"] }.OfType<JsonObject>().SelectMany(word => word.Select(pair => pair.Key))
            .Append("default").Distinct();

    private static string? GetValueFor(string problem, JsonNode? word) =>
        word is JsonObject byProblem ? (string?)(byProblem[problem] ?? byProblem["default"]) : (string?)word;

    private static void Add(Dictionary<string, Enforcement> enforced, string id, string where, string code)
    {
        var before = enforced.GetValueOrDefault(id) ?? new([], []);
        enforced[id] = new([.. before.Locations.Append(where).Distinct()], [.. before.Codes.Append(code).Distinct()]);
    }

    /// <summary>Collects the constraints that the request schema of one operation names.</summary>
    private sealed record SchemaScope(
        Dictionary<string, Enforcement> Enforced, Dictionary<string, string> Elsewhere, string Operation, string Edition)
    {
        public void Add(string id, string? code, string? only)
        {
            if (only is null || only == Edition)
            {
                EnforcementIndex.Add(Enforced, id, $"{Operation}.request.json", SchemaErrors.Resolve(code, id, Edition).Code);
            }
            else
            {
                Elsewhere[id] = $"holds in the edition {only} only and is enforced there";
            }
        }
    }
}
