using System.CommandLine;

namespace SdrsMock.Conformance.Cli;

/// <summary>The option <c>--allow-empty</c>. Without it a wrong path or filter would look like a success.</summary>
internal static class EmptyOption
{
    public static Option<bool> Create() =>
        new("--allow-empty") { Description = "Succeed although there is no scenario, or every scenario is skipped." };
}
