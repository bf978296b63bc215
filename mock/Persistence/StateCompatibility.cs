using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using SdrsMock.Common;

namespace SdrsMock.Persistence;

/// <summary>
/// The settings that a state depends on besides its commands. They are stored with it, because the same commands give other
/// results with other settings.
/// </summary>
internal static class StateCompatibility
{
    /// <summary>The name under which a state stores how companion services choose addresses.</summary>
    public const string Addresses = "addresses";

    /// <summary>The value for <see cref="AddressAssignment.Lowest"/>: in states of formats that had no such setting.</summary>
    public const string LowestAddresses = "lowest";

    private const string DrawnAddresses = "drawn";

    /// <summary>The settings by the name of their option.</summary>
    public static IReadOnlyDictionary<string, string> FromOptions(MockOptions options) => new Dictionary<string, string>
    {
        ["edition"] = options.Edition,
        ["seed"] = $"{options.Seed}",
        ["inventory"] = options.Inventory is { } inventory ? Fingerprint(inventory) : "built in",
        ["job-duration"] = XmlConvert.ToString(options.JobDuration),
    };

    /// <summary>Rejects a state that was written with other settings.</summary>
    /// <param name="place">The file or the database, for the message.</param>
    /// <param name="kept">The settings stored with the state.</param>
    /// <param name="wanted">The settings of this mock.</param>
    /// <exception cref="IncompatibleStateException">They differ; the message names the option and both values.</exception>
    public static void Check(string place, IReadOnlyDictionary<string, string> kept, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (option, value) in wanted)
        {
            if (kept.GetValueOrDefault(option) is var other && other != value)
            {
                throw new IncompatibleStateException(
                    $"--state: {place} was written with --{option} {other ?? "unknown"}, and this mock uses {value}; start it with the "
                        + $"same value or another file");
            }
        }
    }

    /// <summary>The settings of a new state: those of the options, and the current way of assigning addresses.</summary>
    public static IReadOnlyDictionary<string, string> ForNewState(IReadOnlyDictionary<string, string> origin) =>
        new Dictionary<string, string>(origin) { [Addresses] = DrawnAddresses };

    /// <summary>How companion services choose addresses in a state with these settings.</summary>
    /// <param name="place">The file or the database, for the message.</param>
    /// <param name="kept">The settings stored with the state.</param>
    /// <exception cref="IncompatibleStateException">The way is unknown to this version.</exception>
    public static AddressAssignment ReadAddresses(string place, IReadOnlyDictionary<string, string> kept) =>
        kept.GetValueOrDefault(Addresses) switch
        {
            DrawnAddresses => AddressAssignment.Drawn,
            LowestAddresses => AddressAssignment.Lowest,
            var other => throw new IncompatibleStateException(
                $"--state: {place} assigns addresses in a way that this mock does not know ({other ?? "none"}); "
                    + "use the mock that wrote it"),
        };

    private static string Fingerprint(JsonElement inventory) =>
        $"with SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inventory.GetRawText())))[..16]}";
}
