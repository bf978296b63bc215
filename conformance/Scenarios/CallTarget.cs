using System.Text.RegularExpressions;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Scenarios;

/// <summary>What a row calls.</summary>
internal abstract partial record CallTarget
{
    private const string ControlPlanePrefix = "mock:";

    /// <summary>An operation of the service, by its catalog name.</summary>
    internal sealed record Operation(string Name) : CallTarget
    {
        // The tag filter is a POST that reads.
        public override bool IsRead => Name.StartsWith("List", StringComparison.Ordinal) || Name.StartsWith("Show", StringComparison.Ordinal);

        public override string ToString() => Name;
    }

    /// <summary>A call of the mock's control plane.</summary>
    internal sealed record ControlPlane(ControlPlaneCall Call) : CallTarget
    {
        public override bool IsRead => true;

        public override bool CanRepeat => Call.Method == "GET";

        public override string ToString() => ControlPlanePrefix + Call.Name;
    }

    /// <summary>A method and a path as they stand, for what no operation covers.</summary>
    internal sealed record Raw(string Method, string Path) : CallTarget
    {
        public override bool IsRead => Method is "GET" or "HEAD" or "OPTIONS";

        public override string ToString() => $"{Method} {Path}";
    }

    /// <summary>Whether it leaves the target as it is.</summary>
    public abstract bool IsRead { get; }

    /// <summary>Whether it may be made again until it is answered as wanted.</summary>
    public virtual bool CanRepeat => IsRead;

    /// <exception cref="FormatException">Nothing has that name.</exception>
    public static CallTarget Parse(string cell)
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
            return new ControlPlane(ControlPlaneCall.Find(name) ?? throw CreateUnknownError(cell, "the control plane has no", ControlPlaneCall.All.Select(call => ControlPlanePrefix + call.Name)));
        }

        return Catalog.Operation(cell) is not null
            ? new Operation(cell)
            : throw CreateUnknownError(cell, "there is no operation", Catalog.Operations.Select(operation => operation.Name));
    }

    private static FormatException CreateUnknownError(string cell, string lead, IEnumerable<string> names) => new($"{lead} '{cell}'{DidYouMean.For(cell, names)}");

    [GeneratedRegex(@"^([A-Z]+) (/\S*)$", RegexOptions.CultureInvariant)]
    private static partial Regex RawCall();
}
