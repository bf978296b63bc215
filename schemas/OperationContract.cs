using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>
/// The contract of one operation: its request and response as <c>X.request.json</c> and <c>X.response.json</c> define them. The mock
/// validates requests with it; the runner builds requests and validates responses with it. Immutable, and therefore thread-safe.
/// </summary>
public sealed class OperationContract
{
    private readonly Lazy<CompiledSchema> _response;
    private readonly Lazy<string?> _responseWrapper;
    private readonly JsonElement _request;
    // Only set in the constructor, and on a copy before it is used.
    private Lazy<CompiledSchema> _body;
    private Lazy<QuerySchema> _query;

    private OperationContract(string operation, string? edition)
    {
        Operation = operation;
        _request = SchemaFiles.Parse($"{operation}.request.json");
        // "POST /v1/{project_id}/... start-server-group" or "... action=create"
        var call = _request.GetProperty("x-call").GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        (Method, Path) = (call[0], call[1]);
        Selector = call.Length > 2 ? BodySelector.Parse(call[2]) : null;
        PathParameters = [.. Path.Split('/').Where(segment => segment.StartsWith('{')).Select(segment => segment.Trim('{', '}'))];
        Success = _request.GetProperty("x-success").GetInt32();
        Page = _request.GetProperty("x-doc").GetString()!;
        Title = _request.GetProperty("title").GetString()!;
        _body = new(() => CompiledSchema.Compile(_request, edition));
        _response = new(() => CompiledSchema.Compile(SchemaFiles.Parse($"{operation}.response.json")));
        _responseWrapper = new(() => FindWrapper(Response));
        _query = new(() => QuerySchema.Load(_request, edition));
    }

    /// <summary>Name of the operation in the catalog.</summary>
    public string Operation { get; }

    /// <summary>Short description of the operation.</summary>
    public string Title { get; }

    /// <summary>Page of the documentation.</summary>
    public string Page { get; }

    /// <summary>HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path template, with parameters in braces.</summary>
    public string Path { get; }

    /// <summary>Selects this operation by the body if several operations share its method and path; otherwise null.</summary>
    public BodySelector? Selector { get; }

    /// <summary>HTTP status of success.</summary>
    public int Success { get; }

    /// <summary>Schema of the request body.</summary>
    public CompiledSchema Body => _body.Value;

    /// <summary>Schema of a successful response, in all editions.</summary>
    public CompiledSchema Response => _response.Value;

    /// <summary>The query parameters.</summary>
    public QuerySchema Query => _query.Value;

    /// <summary>
    /// The violation for a body that selects none or several of the operations on this path; null if the path has one operation.
    /// </summary>
    public SchemaViolation? NoMatch => _request.TryGetProperty("x-no-match", out var mapping)
        ? new("$", "no match", mapping.GetProperty("error").GetString(), mapping.GetProperty("constraint").GetString())
        : null;

    /// <summary>A complete valid body with variables in braces, or null if the operation has no body.</summary>
    public JsonElement? Sample => _request.TryGetProperty("x-sample", out var sample) ? sample : null;

    /// <summary>
    /// The object that wraps the members of the body, such as <c>protected_instance</c>; null if the body has no wrapper.
    /// </summary>
    public string? Wrapper => FindWrapper(Body);

    /// <summary>
    /// The object that wraps the members of a response, such as <c>server_group</c>; null if the response has no wrapper.
    /// </summary>
    public string? ResponseWrapper => _responseWrapper.Value;

    /// <summary>Names of the path parameters, in order.</summary>
    public string[] PathParameters { get; }

    /// <summary>Loads the contract of an operation.</summary>
    /// <param name="operation">Name of the operation in the catalog.</param>
    /// <param name="edition">Members of other editions are omitted; null keeps all.</param>
    /// <exception cref="FileNotFoundException">The operation has no schema.</exception>
    public static OperationContract Load(string operation, string? edition = null) => new(operation, edition);

    /// <summary>The same contract with another schema of the body or of the query parameters.</summary>
    internal OperationContract With(CompiledSchema? body = null, QuerySchema? query = null)
    {
        var copy = (OperationContract)MemberwiseClone();
        copy._body = body is null ? _body : new(body);
        copy._query = query is null ? _query : new(query);
        return copy;
    }

    private static string? FindWrapper(CompiledSchema schema) =>
        schema.MemberNames.ToList() is [var only] && schema.Get(only).IsObject ? only : null;

    /// <summary>The request schema as one document without references, for validators written in .NET.</summary>
    public string RequestSchema() => SchemaFiles.InlineForDotNet($"{Operation}.request.json").ToJsonString();

    /// <summary>The response schema as one document without references, for validators written in .NET.</summary>
    public string ResponseSchema() => SchemaFiles.InlineForDotNet($"{Operation}.response.json").ToJsonString();
}
