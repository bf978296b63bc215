using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>
/// Everything that is fixed about one operation's call and answer: <c>X.request.json</c> and <c>X.response.json</c>. The mock
/// validates by it and the runner builds requests and judges answers by it.
/// </summary>
public sealed class OperationContract
{
    private readonly Lazy<CompiledSchema> _body;
    private readonly Lazy<CompiledSchema> _response;
    private readonly Lazy<QuerySchema> _query;
    private readonly JsonElement _request;

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
        Edition = _request.TryGetProperty("x-edition", out var only) ? only.GetString() : null;
        _body = new(() => CompiledSchema.Compile(_request, edition));
        _response = new(() => CompiledSchema.Compile(SchemaFiles.Parse($"{operation}.response.json")));
        _query = new(() => QuerySchema.Load(_request, edition));
    }

    /// <summary>The operation's catalog name.</summary>
    public string Operation { get; }

    /// <summary>What the operation does, in a few words.</summary>
    public string Title { get; }

    /// <summary>The documentation page.</summary>
    public string Page { get; }

    /// <summary>The only edition that has the operation, or null.</summary>
    public string? Edition { get; }

    /// <summary>HTTP method.</summary>
    public string Method { get; }

    /// <summary>Path template, with parameters in braces.</summary>
    public string Path { get; }

    /// <summary>What in the body picks this operation where several share one method and path; null elsewhere.</summary>
    public BodySelector? Selector { get; }

    /// <summary>HTTP status of success.</summary>
    public int Success { get; }

    /// <summary>Schema of the request body.</summary>
    public CompiledSchema Body => _body.Value;

    /// <summary>Schema of the answer to a call that succeeded, in all editions.</summary>
    public CompiledSchema Response => _response.Value;

    /// <summary>The query parameters.</summary>
    public QuerySchema Query => _query.Value;

    /// <summary>What a body answers that picks none of the operations on this path, or several.</summary>
    public SchemaViolation? NoMatch => _request.TryGetProperty("x-no-match", out var word)
        ? new("$", "no match", word.GetProperty("error").GetString(), word.GetProperty("constraint").GetString())
        : null;

    /// <summary>A complete valid body with variables in braces, or null where the call has none.</summary>
    public JsonElement? Sample => _request.TryGetProperty("x-sample", out var sample) ? sample : null;

    /// <summary>
    /// The object that wraps the body's members, such as <c>protected_instance</c>; null where the members stand at the top.
    /// </summary>
    public string? Wrapper => Body.MemberNames.ToList() is [var only] && Body[only]!.IsObject ? only : null;

    /// <summary>The names of the path parameters, in order.</summary>
    public string[] PathParameters { get; }

    /// <summary>Reads the contract of an operation.</summary>
    /// <param name="operation">The catalog name.</param>
    /// <param name="edition">Members of other editions are left out; null keeps all.</param>
    /// <exception cref="FileNotFoundException">The operation has no schema.</exception>
    public static OperationContract Load(string operation, string? edition = null) => new(operation, edition);

    /// <summary>The request schema as one document without references.</summary>
    public string RequestSchema() => SchemaFiles.Inline($"{Operation}.request.json").ToJsonString();

    /// <summary>The reply schema as one document without references.</summary>
    public string ResponseSchema() => SchemaFiles.Inline($"{Operation}.response.json").ToJsonString();
}
