using System.Text.RegularExpressions;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>The call of a step.</summary>
internal abstract partial record CallTarget
{
    private const string ControlPlanePrefix = "mock:";

    /// <summary>An operation of the service, by its catalog name.</summary>
    internal sealed record Operation(string Name) : CallTarget
    {
        // The tag filter reads, although it is a POST.
        public override bool IsRead =>
            Name.StartsWith("List", StringComparison.Ordinal) || Name.StartsWith("Show", StringComparison.Ordinal);

        public override string ToString() => Name;
    }

    /// <summary>A call of the control plane of the mock.</summary>
    internal sealed record ControlPlane(ControlPlaneCall Call) : CallTarget
    {
        public override bool IsRead => true;

        public override bool CanRepeat => Call.Method == "GET";

        public override string ToString() => ControlPlanePrefix + Call.Name;
    }

    /// <summary>A method and a path, for requests that no operation covers.</summary>
    internal sealed record Raw(string Method, string Path) : CallTarget
    {
        public override bool IsRead => Method is "GET" or "HEAD" or "OPTIONS";

        public override string ToString() => $"{Method} {Path}";
    }

    /// <summary>Whether the call does not change the target.</summary>
    public abstract bool IsRead { get; }

    /// <summary>Whether the call may be repeated until its response is as expected.</summary>
    public virtual bool CanRepeat => IsRead;

    /// <exception cref="FormatException">No call has that name.</exception>
    public static CallTarget Parse(string cell)
    {
        if (cell.Length == 0)
        {
            throw new FormatException("the call is missing; write an operation, a mock: call, or a method and a path");
        }

        if (RawCall().Match(cell) is { Success: true } raw)
        {
            return new Raw(raw.Groups[1].Value, raw.Groups[2].Value);
        }

        if (cell.StartsWith(ControlPlanePrefix, StringComparison.Ordinal))
        {
            var name = cell[ControlPlanePrefix.Length..];
            var names = ControlPlaneCall.All.Select(call => ControlPlanePrefix + call.Name);
            return new ControlPlane(ControlPlaneCall.Find(name) ?? throw CreateUnknownError(cell, "control-plane call", "calls", names));
        }

        return Catalog.Operation(cell) is not null
            ? new Operation(cell)
            : throw CreateUnknownError(cell, "operation", "operations", Catalog.Operations.Select(operation => operation.Name));
    }

    private static FormatException CreateUnknownError(string cell, string kind, string list, IEnumerable<string> names) =>
        new($"unknown {kind} '{cell}'{DidYouMean.For(cell, names, otherwise: $"; 'sdrs-conformance list {list}' shows all")}");

    [GeneratedRegex(@"^([A-Z]+) (/\S*)$", RegexOptions.CultureInvariant)]
    private static partial Regex RawCall();
}
