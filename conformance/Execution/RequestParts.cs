using System.Text;
using SdrsMock.Conformance.Http;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Execution;

/// <summary>Collects path, query and headers of a request from the assignments of a step.</summary>
internal sealed class RequestParts(Variables variables)
{
    /// <summary>The path parameters that have a shorter variable name in scenario files.</summary>
    public static readonly IReadOnlyDictionary<string, string> ShortNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["server_group_id"] = "group",
        ["protected_instance_id"] = "instance",
        ["replication_id"] = "pair",
        ["disaster_recovery_drill_id"] = "drill",
        ["job_id"] = "job",
        ["failure_job_id"] = "failure_job",
    };

    private readonly Dictionary<string, string> _path = new(StringComparer.Ordinal);
    private readonly StringBuilder _query = new();
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private bool _hasOwnCredentials;

    /// <summary>Whether the project of the scenario is sent in the query, as the control plane expects it.</summary>
    public bool ProjectAsQuery { get; init; }

    /// <summary>Assigns an item whose form states the place: <c>Header=</c> and <c>?query=</c>.</summary>
    public bool TryAssign(Assignment item)
    {
        if (item.Name.StartsWith('?'))
        {
            return AssignQuery(item with { Name = item.Name[1..] });
        }

        if (!FieldPath.IsHeader(item.Name))
        {
            return false;
        }

        _hasOwnCredentials |= item.Name is "X-Auth-Token" or "Authorization";
        if (item.Text != CellValue.None)
        {
            _headers.Add(new(item.Name, Format(item.Text)));
        }
        else if (item.Name == "Content-Type")
        {
            _headers.Add(new(item.Name, ""));
        }

        return true;
    }

    public bool AssignPath(Assignment item)
    {
        _path[item.Name] = Format(item.Text);
        return true;
    }

    public bool AssignQuery(Assignment item)
    {
        if (item.Text != CellValue.None)
        {
            _query.Append(_query.Length == 0 ? '?' : '&')
                .Append(Uri.EscapeDataString(item.Name)).Append('=').Append(Uri.EscapeDataString(Format(item.Text)));
        }

        return true;
    }

    public HttpRequestSpec Finish(string method, string template, string? body, OperationContract? contract)
    {
        if (ProjectAsQuery && variables.TryGet("project_id", out var project)
            && !_query.ToString().Contains("project_id=", StringComparison.Ordinal))
        {
            AssignQuery(new("project_id", "=", project));
        }

        var path = string.Join('/', template.Split('/').Select(PathSegment)) + _query;
        if (body is not null && !_headers.Exists(header => header.Key == "Content-Type"))
        {
            _headers.Add(new("Content-Type", "application/json"));
        }

        return new(method, path, _headers, body, contract) { HasOwnCredentials = _hasOwnCredentials };
    }

    private string PathSegment(string segment)
    {
        if (segment is not ['{', .. var name, '}'])
        {
            return variables.Fill(segment);
        }

        return Uri.EscapeDataString(_path.TryGetValue(name, out var value) ? value : GetDefault(name));
    }

    private string GetDefault(string name)
    {
        if (variables.TryGet(name, out var value))
        {
            return value;
        }

        if (ShortNames.TryGetValue(name, out var shortName))
        {
            return variables[shortName];
        }

        return name == "api_version" ? "v1" : variables[name];
    }

    private string Format(string text) => text switch
    {
        CellValue.Empty => "",
        _ when CellValue.IsRepetition(text, out var repeated) => repeated,
        ['"', ..] when JsonText.TryParse(text, out var quoted) => variables.Fill(JsonText.Format(quoted)),
        _ => variables.Fill(text),
    };
}
