namespace SdrsMock.Schemas;

/// <summary>The query parameters of one request, converted to their types.</summary>
public sealed class QueryParameters
{
    private readonly List<KeyValuePair<string, object>> _values = [];

    /// <summary>An empty set of parameters.</summary>
    public static QueryParameters None { get; } = new();

    /// <summary>The text of a parameter, or null if it was not sent.</summary>
    public string? Text(string name) => Find(name) as string;

    /// <summary>The integer of a parameter, or null if it was not sent.</summary>
    public long? Number(string name) => Find(name) as long?;

    /// <summary>The IDs of a list parameter, or null if it was not sent.</summary>
    public IReadOnlyList<string>? Ids(string name) => Find(name) as IReadOnlyList<string>;

    internal QueryParameters With(string name, object value)
    {
        var values = ReferenceEquals(this, None) ? new QueryParameters() : this;
        values._values.Add(new(name, value));
        return values;
    }

    private object? Find(string name)
    {
        foreach (var pair in _values)
        {
            if (pair.Key == name)
            {
                return pair.Value;
            }
        }

        return null;
    }
}
