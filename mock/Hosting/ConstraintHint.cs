using System.Collections.Concurrent;
using SdrsMock.Schemas;

namespace SdrsMock.Hosting;

/// <summary>
/// The header that names the violated constraint and what its code rests on:
/// <c>X-Sdrs-Mock-Constraint: PI-CREATE-03; basis=message-states-it</c>. Thread-safe.
/// </summary>
internal static class ConstraintHint
{
    public const string Header = "X-Sdrs-Mock-Constraint";

    private static readonly ConcurrentDictionary<string, string> s_values = new();

    /// <summary>The value of the header for one constraint or for several, which a comma and a blank separate.</summary>
    public static string Format(string constraints) => s_values.GetOrAdd(constraints, static ids =>
        string.Join(", ", ids.Split(", ").Select(id => Catalog.Constraint(id)?.Basis is { } basis ? $"{id}; basis={basis}" : id)));
}
