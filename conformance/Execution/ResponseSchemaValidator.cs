using System.Collections.Concurrent;
using NJsonSchema;
using NJsonSchema.Validation;
using SdrsMock.Conformance.Http;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Validates responses against the response schemas.</summary>
/// <remarks>
/// NJsonSchema produces the reported findings, and costs a step twice as much as sending it. Nearly every response is valid, so the
/// compiled form of the same schema, at a tenth of the cost, is tried first. NJsonSchema loads its schema only for a response that the
/// compiled schema rejects. A test verifies that both reach the same verdicts.
/// </remarks>
internal static class ResponseSchemaValidator
{
    private const int MaxProblems = 20;
    private const int MaxDetailedLength = 256 << 10;

    private static readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> s_schemas = new();

    /// <summary>Where a successful response differs from the documentation.</summary>
    public static async Task<IReadOnlyList<string>> FindProblemsAsync(OperationContract contract, HttpExchange exchange)
    {
        if (exchange.Status == 204)
        {
            return exchange.Body.Length == 0 ? [] : ["response: a 204 must have no body, got one"];
        }

        if (exchange.JsonProblem is { } problem)
        {
            return [$"response: {problem}"];
        }

        if (contract.Response.Check(exchange.Json!.Value) is not { } violation)
        {
            return [];
        }

        if (exchange.Body.Length > MaxDetailedLength)
        {
            // NJsonSchema creates an object for each error, which takes gigabytes for a long list of invalid items.
            return [$"response: {violation.Path.TrimStart('$', '.')} violates the schema ({violation.Problem}); "
                + "the response is long, so only the first difference is listed"];
        }

        var schema = await s_schemas
            .GetOrAdd(contract.Operation, _ => new(() => JsonSchema.FromJsonAsync(contract.ResponseSchema()))).Value;
        return [.. schema.Validate(exchange.Body).SelectMany(Leaves).Select(FormatProblem).Distinct().Take(MaxProblems)];
    }

    // An error inside a list is reported as an error with nested errors; the innermost ones state the cause.
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: var children }
            ? children.SelectMany(child => child.Value).SelectMany(Leaves)
            : [error];

    private static string FormatProblem(ValidationError error) => $"response: {GetPath(error)} {Describe(error.Kind)}";

    private static string GetPath(ValidationError error) => error.Path is { Length: > 2 } path ? path.TrimStart('#', '/') : "the body";

    private static string Describe(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.PropertyRequired => "is missing",
        ValidationErrorKind.StringExpected => "is not a string",
        ValidationErrorKind.IntegerExpected => "is not a whole number",
        ValidationErrorKind.NumberExpected => "is not a number",
        ValidationErrorKind.BooleanExpected => "is not true or false",
        ValidationErrorKind.ArrayExpected => "is not a list",
        ValidationErrorKind.ObjectExpected => "is not an object",
        ValidationErrorKind.NotInEnumeration => "has a value that is not documented",
        ValidationErrorKind.PatternMismatch => "does not match the documented pattern",
        ValidationErrorKind.NoAdditionalPropertiesAllowed => "is not documented",
        _ => $"is not as documented ({kind})",
    };
}
