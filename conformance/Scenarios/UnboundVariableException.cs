namespace SdrsMock.Conformance.Scenarios;

/// <summary>A cell uses a variable that is not set.</summary>
internal sealed class UnboundVariableException(string name)
    : Exception($"variable {{{name}}} is not set; save it in an earlier step or set it with --var {name}=VALUE")
{
    public string Name => name;
}
