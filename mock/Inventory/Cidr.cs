using System.Globalization;

namespace SdrsMock.Inventory;

/// <summary>An IPv4 network, such as <c>192.168.0.0/16</c>.</summary>
internal readonly record struct Cidr(Ipv4 Network, int Prefix)
{
    /// <summary>Parses an address, a slash and a prefix length of 1 to 30; the bits after the prefix must be zero.</summary>
    public static bool TryParse(string text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Ipv4.TryParse(text.AsSpan(0, slash), out var network)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            || prefix is < 1 or > 30)
        {
            return false;
        }

        cidr = new(network, prefix);
        return (network.Value & ~cidr.Mask) == 0;
    }

    /// <summary>Parses text already validated.</summary>
    /// <exception cref="FormatException">The text is not an IPv4 network.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var cidr) ? cidr : throw new FormatException($"\"{text}\" is not an IPv4 network.");

    /// <summary>The first address after the network's own, by custom the gateway.</summary>
    public Ipv4 First => new(Network.Value + 1);

    /// <summary>The last address before the broadcast address.</summary>
    public Ipv4 Last => new((Network.Value | ~Mask) - 1);

    private uint Mask => uint.MaxValue << (32 - Prefix);

    public bool Contains(Ipv4 address) => (address.Value & Mask) == Network.Value;

    public bool Contains(Cidr other) => other.Prefix >= Prefix && Contains(other.Network);

    /// <summary>Whether a machine can have the address: inside, and neither the network's own nor the broadcast address.</summary>
    public bool IsUsableForHosts(Ipv4 address) => address.CompareTo(First) >= 0 && address.CompareTo(Last) <= 0;

    /// <summary>The smallest network that holds both this one and <paramref name="other"/>.</summary>
    public Cidr With(Cidr other)
    {
        var wide = this;
        while (!wide.Contains(other) && wide.Prefix > 1)
        {
            var prefix = wide.Prefix - 1;
            wide = new(new(wide.Network.Value & (uint.MaxValue << (32 - prefix))), prefix);
        }

        return wide;
    }

    /// <summary>The network of this size that comes next after both this one and <paramref name="other"/>.</summary>
    public Cidr After(Cidr other)
    {
        var end = Math.Max((ulong)Network.Value | ~Mask, (ulong)other.Network.Value | ~other.Mask) + 1;
        return end > uint.MaxValue ? default : this with { Network = new((uint)end) };
    }

    public override string ToString() => $"{Network}/{Prefix}";
}
