using System.Diagnostics.CodeAnalysis;

namespace SdrsMock.OperationModel;

/// <summary>
/// The result of looking up an item that a call names. A reference rule rejects the call unless the item exists, so that rules of later
/// phases and the operation can read it.
/// </summary>
/// <param name="Found">The item; null if there is none.</param>
internal readonly record struct Lookup<T>(T? Found)
    where T : class
{
    /// <summary>Whether the item exists.</summary>
    [MemberNotNullWhen(true, nameof(Found))]
    public bool Exists => Found is not null;

    /// <summary>The item.</summary>
    /// <exception cref="InvalidOperationException">There is none, and no rule has rejected the call.</exception>
    public T Value =>
        Found ?? throw new InvalidOperationException($"the call names no existing {typeof(T).Name}; a reference rule is missing");

    public static implicit operator Lookup<T>(T? found) => new(found);
}
