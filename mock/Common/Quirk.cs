namespace SdrsMock.Common;

/// <summary>A way of the service that shipping clients rely on although the documents say otherwise; off until somebody asks for it.</summary>
/// <param name="Name">The word that people type.</param>
/// <param name="Reason">What changes, and for whom.</param>
internal sealed record Quirk(string Name, string Reason);
