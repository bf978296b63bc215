using System.Text.RegularExpressions;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>What a row calls.</summary>
internal abstract partial record CallName
{
    private const string ControlPlanePrefix = "mock:";

    /// <summary>An operation of the service, by its catalogue name.</summary>
    internal sealed record Operation(string Name) : CallName
    {
        // The tag filter is a POST that reads.
        public override bool Reads => Name.StartsWith("List", StringComparison.Ordinal) || Name.StartsWith("Show", StringComparison.Ordinal);

        public override string ToString() => Name;
    }

    /// <summary>A call of the mock's control plane.</summary>
    internal sealed record ControlPlane(ControlCall Call) : CallName
    {
        public override bool Reads => true;

        public override bool MayBeRepeated => Call.Method == "GET";

        public override string ToString() => ControlPlanePrefix + Call.Name;
    }

    /// <summary>A method and a path as they stand, for what no operation covers.</summary>
    internal sealed record Raw(string Method, string Path) : CallName
    {
        public override bool Reads => Method is "GET" or "HEAD" or "OPTIONS";

        public override string ToString() => $"{Method} {Path}";
    }

    /// <summary>Whether it leaves the target as it is.</summary>
    public abstract bool Reads { get; }

    /// <summary>Whether it may be made again until it is answered as wanted.</summary>
    public virtual bool MayBeRepeated => Reads;

    /// <exception cref="FormatException">Nothing has that name.</exception>
    public static CallName Parse(string cell)
    {
        if (cell.Length == 0)
        {
            throw new FormatException("the call is missing");
        }

        if (RawCall().Match(cell) is { Success: true } raw)
        {
            return new Raw(raw.Groups[1].Value, raw.Groups[2].Value);
        }

        if (cell.StartsWith(ControlPlanePrefix, StringComparison.Ordinal))
        {
            var name = cell[ControlPlanePrefix.Length..];
            return new ControlPlane(ControlCall.Find(name) ?? throw Unknown(cell, "the control plane has no", ControlCall.All.Select(call => ControlPlanePrefix + call.Name)));
        }

        return Catalogue.Operation(cell) is not null
            ? new Operation(cell)
            : throw Unknown(cell, "there is no operation", Catalogue.Operations.Select(operation => operation.Name));
    }

    private static FormatException Unknown(string cell, string lead, IEnumerable<string> names) => new($"{lead} '{cell}'{Suggestion.For(cell, names)}");

    [GeneratedRegex(@"^([A-Z]+) (/\S*)$", RegexOptions.CultureInvariant)]
    private static partial Regex RawCall();
}
