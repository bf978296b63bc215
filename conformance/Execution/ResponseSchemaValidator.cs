using System.Collections.Concurrent;
using NJsonSchema;
using NJsonSchema.Validation;
using SdrsMock.Conformance.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Holds answers against the reply schemas.</summary>
/// <remarks>
/// NJsonSchema is the judge whose findings are reported, and it costs a step twice what sending it does. Nearly every
/// answer fits, so the compiled form of the same file, at a tenth of the cost, is asked first; only what it does not
/// take goes before NJsonSchema, whose schema is loaded then. A test holds both to the same verdicts.
/// </remarks>
internal static class ResponseSchemaValidator
{
    private const int MaxProblems = 5;

    private static readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> s_schemas = new();

    /// <summary>What in the answer of a call that succeeded is not as documented.</summary>
    public static async Task<IReadOnlyList<string>> FindProblemsAsync(OperationContract contract, HttpExchange exchange)
    {
        if (exchange.Status == 204)
        {
            return exchange.Body.Length == 0 ? [] : ["reply: a 204 has no body, got one"];
        }

        if (exchange.JsonProblem is { } problem)
        {
            return [$"reply: {problem}"];
        }

        if (contract.Response.Check(exchange.Json!.Value) is null)
        {
            return [];
        }

        var schema = await s_schemas.GetOrAdd(contract.Operation, name => new(() => JsonSchema.FromJsonAsync(contract.ResponseSchema()))).Value;
        return [.. schema.Validate(exchange.Body).SelectMany(Leaves).Select(FormatProblem).Distinct().Take(MaxProblems)];
    }

    // An error inside a list is reported as one error with others inside it; the innermost say what is wrong.
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: var children } ? children.SelectMany(child => child.Value).SelectMany(Leaves) : [error];

    private static string FormatProblem(ValidationError error) => $"reply: {Where(error)} {Describe(error.Kind)}";

    private static string Where(ValidationError error) => error.Path is { Length: > 2 } path ? path.TrimStart('#', '/') : "the body";

    private static string Describe(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.PropertyRequired => "is missing",
        ValidationErrorKind.StringExpected => "is no string",
        ValidationErrorKind.IntegerExpected => "is no whole number",
        ValidationErrorKind.NumberExpected => "is no number",
        ValidationErrorKind.BooleanExpected => "is neither true nor false",
        ValidationErrorKind.ArrayExpected => "is no list",
        ValidationErrorKind.ObjectExpected => "is no object",
        ValidationErrorKind.NotInEnumeration => "has a value that is not documented",
        ValidationErrorKind.PatternMismatch => "is not written as documented",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not documented",
        _ => $"is not as documented ({kind})",
    };
}
