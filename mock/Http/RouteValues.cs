namespace SdrsMock.Http;

/// <summary>The values of the path parameters, decoded.</summary>
internal sealed class RouteValues(string[] names, string[] values)
{
    public string this[string name]
    {
        get
        {
            var index = Array.IndexOf(names, name);
            return index < 0 ? throw new KeyNotFoundException($"the path has no parameter {name}") : values[index];
        }
    }

    /// <summary>Sets the value of the parameter at an index.</summary>
    public void Fill(int place, string value) => values[place] = value;

    public string? Find(string name) => Array.IndexOf(names, name) is >= 0 and var index ? values[index] : null;
}
