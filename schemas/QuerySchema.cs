using System.Globalization;
using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>The query parameters of an operation. Other parameters are ignored, as the service ignores them.</summary>
public sealed class QuerySchema
{
    private static readonly QuerySchema s_none = new([]);
    private readonly (string Name, CompiledSchema Schema)[] _parameters;

    private QuerySchema((string, CompiledSchema)[] parameters) => _parameters = parameters;

    /// <summary>Names of the parameters, in validation order.</summary>
    public IEnumerable<string> Names => _parameters.Select(parameter => parameter.Name);

    /// <summary>The numeric limits of the parameters.</summary>
    internal IEnumerable<SchemaLimit> FindLimits() => _parameters.SelectMany(parameter =>
        parameter.Schema.FindLimits().Select(limit => limit with { Path = [parameter.Name, .. limit.Path] }));

    /// <summary>The same parameters with another value of one limit.</summary>
    internal QuerySchema With(SchemaLimit limit, int value) => new(
    [
        .. _parameters.Select(parameter => parameter.Name == limit.Path[0]
            ? (parameter.Name, parameter.Schema.With(limit with { Path = limit.Path[1..] }, value))
            : parameter),
    ]);

    /// <summary>Reads the <c>x-query</c> of a request schema.</summary>
    internal static QuerySchema Load(JsonElement request, string? edition)
    {
        if (!request.TryGetProperty("x-query", out var query))
        {
            return s_none;
        }

        var schema = CompiledSchema.Compile(query, edition);
        return new([.. schema.MemberNames.Select(name => (name, schema.Get(name)))]);
    }

    /// <summary>Converts and validates the parameters of a request.</summary>
    /// <param name="query">The decoded name and value pairs in the order in which they were sent.</param>
    /// <param name="values">The converted parameters.</param>
    /// <returns>The first violation, or null.</returns>
    public SchemaViolation? Read(IReadOnlyList<KeyValuePair<string, string>> query, out QueryParameters values)
    {
        values = QueryParameters.None;
        if (query.Count == 0)
        {
            return null;
        }

        foreach (var (name, schema) in _parameters)
        {
            var sent = query.Where(pair => pair.Key == name && pair.Value.Length > 0).Select(pair => pair.Value).ToArray();
            if (sent.Length == 0)
            {
                continue;
            }

            var violation = Convert(schema, sent, out var value);
            if (violation is not null)
            {
                return violation with { Path = $"?{name}" };
            }

            values = values.With(name, value);
        }

        return null;
    }

    /// <summary>
    /// Judges all parameters of a request. The first violated check is the violation that <see cref="Read"/> returns.
    /// </summary>
    /// <param name="query">The decoded name and value pairs in the order in which they were sent.</param>
    /// <param name="values">The converted parameters, without the violated ones.</param>
    public IReadOnlyList<SchemaCheck> Judge(IReadOnlyList<KeyValuePair<string, string>> query, out QueryParameters values)
    {
        values = QueryParameters.None;
        var checks = new List<SchemaCheck>();
        foreach (var (name, schema) in _parameters)
        {
            var sent = query.Where(pair => pair.Key == name && pair.Value.Length > 0).Select(pair => pair.Value).ToArray();
            object value = "";
            var violation = sent.Length == 0 ? null : Convert(schema, sent, out value);
            checks.AddRange(schema.CreateChecks($"?{name}", violation));
            if (sent.Length > 0 && violation is null)
            {
                values = values.With(name, value);
            }
        }

        return checks;
    }

    private static SchemaViolation? Convert(CompiledSchema schema, string[] values, out object value)
    {
        value = values[0];
        if (schema.IsArray)
        {
            if (IdListParser.Parse(values) is not { } ids)
            {
                return schema.CreateViolation("type");
            }

            value = ids;
            return schema.CheckCount(ids.Count);
        }

        if (schema.IsNumber)
        {
            if (!long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return schema.CreateViolation("type");
            }

            value = number;
            return schema.CheckNumber(number);
        }

        return schema.CheckText(values[0]);
    }
}
