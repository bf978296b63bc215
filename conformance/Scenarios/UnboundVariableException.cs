namespace SdrsMock.Conformance.Scenarios;

/// <summary>A cell names a variable that nobody has given a value.</summary>
internal sealed class UnboundVariableException(string name) : Exception($"nothing has given {{{name}}} a value")
{
    public string Name => name;
}
