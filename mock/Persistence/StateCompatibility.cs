using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace SdrsMock.Persistence;

/// <summary>What a state follows from beside its calls: kept with it, since with anything else the same calls come to something else.</summary>
internal static class StateCompatibility
{
    /// <summary>By the name of the option that says it.</summary>
    public static IReadOnlyDictionary<string, string> FromOptions(MockOptions options) => new Dictionary<string, string>
    {
        ["edition"] = options.Edition,
        ["seed"] = $"{options.Seed}",
        ["inventory"] = options.Inventory is { } inventory ? Fingerprint(inventory) : "built in",
        ["job-duration"] = XmlConvert.ToString(options.JobDuration),
    };

    /// <summary>Refuses a state of another origin.</summary>
    /// <param name="place">The file, or the database.</param>
    /// <param name="kept">The origin that is kept with it.</param>
    /// <param name="wanted">The origin that this mock was started with.</param>
    /// <exception cref="IncompatibleStateException">They differ; the message says in what.</exception>
    public static void Check(string place, IReadOnlyDictionary<string, string> kept, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (option, value) in wanted)
        {
            if (kept.GetValueOrDefault(option) is var other && other != value)
            {
                throw new IncompatibleStateException($"--state: {place} was made with --{option} {other ?? "unknown"}, not {value}");
            }
        }
    }

    private static string Fingerprint(JsonElement inventory) =>
        $"with SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(inventory.GetRawText())))[..16]}";
}
