namespace SdrsMock.Common;

/// <summary>
/// A behaviour that shipping clients rely on although the documentation says otherwise; off unless enabled by <c>--quirk</c>.
/// </summary>
/// <param name="Name">The name in <c>--quirk</c>.</param>
/// <param name="Reason">What changes, and for which client.</param>
internal sealed record Quirk(string Name, string Reason);
