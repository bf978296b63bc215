using System.Globalization;

namespace SdrsMock.Inventory;

/// <summary>An IPv4 address as a number, so that addresses can be compared and incremented.</summary>
internal readonly record struct Ipv4(uint Value) : IComparable<Ipv4>
{
    /// <summary>Parses four decimal numbers without leading zeros or surrounding text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Ipv4 address)
    {
        address = default;
        var value = 0u;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            var part = text[range];
            if (++parts > 4 || part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0')
                || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            value = (value << 8) | number;
        }

        address = new(value);
        return parts == 4;
    }

    /// <summary>Whether a text is an IPv4 address.</summary>
    public static bool IsValid(string text) => TryParse(text, out _);

    public int CompareTo(Ipv4 other) => Value.CompareTo(other.Value);

    public override string ToString() =>
        $"{Value >> 24}.{(Value >> 16) & 255}.{(Value >> 8) & 255}.{Value & 255}";
}
