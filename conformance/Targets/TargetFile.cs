using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Targets;

/// <summary>Reads a target file; its format is defined by <c>schemas/types/target.json</c>.</summary>
internal static partial class TargetFile
{
    private static readonly JsonDocumentOptions s_lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether a JSON file is a target file: it has a top-level <c>url</c>.</summary>
    public static bool IsTargetFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_lenient);
            return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("url", out _);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} is not valid JSON: {exception.Message}");
        }
    }

    /// <summary>An absolute http or https URL, or null.</summary>
    public static Uri? ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <exception cref="FormatException">The file is invalid, or a secret that it names does not exist.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public static Target Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"the target file '{path}' does not exist", path);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_lenient);
            TargetFileValidator.Verify(document.RootElement);
            return Create(document.RootElement.Deserialize(TargetFileJsonContext.Default.TargetFileDto)!, path);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} is not valid JSON: {exception.Message}");
        }
        catch (FormatException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}: {exception.Message}");
        }
    }

    private static TimeSpan? ReadDuration(string? text, string name)
    {
        if (text is null)
        {
            return null;
        }

        return DurationParser.TryParse(text) is { } time && time > TimeSpan.Zero
            ? time
            : throw new FormatException($"{name}: '{text}' is not a duration; use one such as 60s, 5m or PT30S");
    }

    private static Target Create(TargetFileDto file, string path)
    {
        string? ResolvePath(string? name) => name is null ? null : Path.GetFullPath(name, Path.GetDirectoryName(Path.GetFullPath(path))!);

        if (file.Operations?.FirstOrDefault(pattern => !MatchesOperation(pattern)) is { } unmatched)
        {
            var suggestion = DidYouMean.For(unmatched, Catalog.Operations.Select(operation => operation.Name));
            throw new FormatException($"{path}: operations: '{unmatched}' matches no operation{suggestion}");
        }

        if (file is { CleanupLog: not null, Ledger: not null })
        {
            throw new FormatException($"{path}: 'ledger' is the old name of 'cleanup_log'; remove one of them");
        }

        var credentials = ReadCredentials(file.Auth, path, ResolvePath);
        var limits = file.Limits ?? new();
        var defaults = new Target { Url = file.Url };
        return defaults with
        {
            Mock = file.Mock,
            Project = file.Project,
            Projects = file.Projects ?? [],
            Token = credentials.Token,
            Keys = credentials.Keys,
            Login = credentials.Login,
            Variables = file.Variables ?? [],
            Operations = file.Operations ?? [],
            MaxResources = limits.Resources ?? defaults.MaxResources,
            CallsPerSecond = limits.CallsPerSecond,
            PollInterval = ReadDuration(limits.PollInterval, "limits.poll_interval") ?? defaults.PollInterval,
            Timeout = ReadDuration(limits.Timeout, "limits.timeout") ?? defaults.Timeout,
            CaFile = ResolvePath(file.Tls?.Ca),
            Fingerprint = file.Tls?.Fingerprint,
            Proxy = file.Proxy,
            CleanupLog = ResolvePath(file.CleanupLog ?? file.Ledger),
        };
    }

    // A pattern that begins with a method applies to steps with a method and a path.
    private static bool MatchesOperation(string pattern) =>
        MethodAndPath().IsMatch(pattern)
        || Catalog.Operations.Any(operation => FileSystemName.MatchesSimpleExpression(pattern, operation.Name));

    [GeneratedRegex("^[A-Z]+ ", RegexOptions.CultureInvariant)]
    private static partial Regex MethodAndPath();

    private static Credentials ReadCredentials(Dictionary<string, JsonElement>? auth, string path, Func<string?, string?> resolvePath)
    {
        string NameOf(string part) => part.Replace('-', '_');
        if (auth?.Keys.FirstOrDefault(name => !Credentials.Parts.Select(NameOf).Contains(name)) is { } unknown)
        {
            throw new FormatException($"{path}: auth has no member '{unknown}'{DidYouMean.For(unknown, Credentials.Parts.Select(NameOf))}");
        }

        try
        {
            return Credentials.Read(part => ReadSecret(auth, part, path, resolvePath), NameOf);
        }
        catch (FormatException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}: {exception.Message}");
        }
    }

    private static string? ReadSecret(
        Dictionary<string, JsonElement>? auth, string part, string path, Func<string?, string?> resolvePath)
    {
        if (auth is null || !auth.TryGetValue(part.Replace('-', '_'), out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return part is "iam" or "user" or "domain" or "ak" ? value.GetString()
                : throw new FormatException(
                    $$"""{{path}}: {{part}}: a target file contains no secrets; name the place with {"env": "NAME"} or {"file": "PATH"}""");
        }

        if (value.ValueKind is JsonValueKind.Object && value.TryGetProperty("env", out var name) && name.GetString() is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } found
                ? found
                : throw new FormatException($"{path}: {part}: the environment variable {variable} is not set");
        }

        if (value.ValueKind is JsonValueKind.Object && value.TryGetProperty("file", out var file)
            && resolvePath(file.GetString()!) is { } secret)
        {
            return File.Exists(secret)
                ? File.ReadAllText(secret).Trim()
                : throw new FormatException($"{path}: {part}: the file {secret} does not exist");
        }

        throw new FormatException($$"""{{path}}: {{part}}: use {"env": "NAME"} or {"file": "PATH"}""");
    }
}
