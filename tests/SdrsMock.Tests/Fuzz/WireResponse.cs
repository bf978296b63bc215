using System.Text;

namespace SdrsMock.Tests.Fuzz;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record WireResponse(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public override string ToString() => $"{Status} {Text}";
}
