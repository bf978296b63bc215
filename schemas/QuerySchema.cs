using System.Globalization;
using System.Text.Json;

namespace SdrsMock.Schemas;

/// <summary>What a call accepts behind the question mark. Parameters it does not name are ignored, as the service ignores them.</summary>
public sealed class QuerySchema
{
    private static readonly QuerySchema s_none = new([]);
    private readonly (string Name, CompiledSchema Schema)[] _parameters;

    private QuerySchema((string, CompiledSchema)[] parameters) => _parameters = parameters;

    /// <summary>The names of the parameters, in the order in which they are judged.</summary>
    public IEnumerable<string> Names => _parameters.Select(parameter => parameter.Name);

    /// <summary>Reads the <c>x-query</c> of a request schema.</summary>
    internal static QuerySchema Load(JsonElement request, string? edition)
    {
        if (!request.TryGetProperty("x-query", out var query))
        {
            return s_none;
        }

        var schema = CompiledSchema.Compile(query, edition);
        return new([.. schema.MemberNames.Select(name => (name, schema[name]!))]);
    }

    /// <summary>Converts and judges the parameters of a call.</summary>
    /// <param name="query">The decoded name and value pairs in the order they were sent.</param>
    /// <param name="values">What was understood.</param>
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
            var given = query.Where(pair => pair.Key == name && pair.Value.Length > 0).Select(pair => pair.Value).ToArray();
            if (given.Length == 0)
            {
                continue;
            }

            var violation = Convert(schema, given, out var value);
            if (violation is not null)
            {
                return violation with { Path = $"?{name}" };
            }

            values = values.With(name, value);
        }

        return null;
    }

    private static SchemaViolation? Convert(CompiledSchema schema, string[] given, out object value)
    {
        value = given[0];
        if (schema.IsArray)
        {
            if (IdListParser.Parse(given) is not { } ids)
            {
                return schema.CreateViolation("type");
            }

            value = ids;
            return schema.CheckCount(ids.Count);
        }

        if (schema.IsNumber)
        {
            if (!long.TryParse(given[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return schema.CreateViolation("type");
            }

            value = number;
            return schema.CheckNumber(number);
        }

        return schema.CheckText(given[0]);
    }
}
