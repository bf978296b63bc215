using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using SdrsMock.Conformance.Scenarios;
using SdrsMock.Schemas;

namespace SdrsMock.Conformance.Targets;

/// <summary>A target as people write it down: <c>schemas/types/target.json</c> says what may stand there.</summary>
internal static partial class TargetFile
{
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether a JSON file looks like one: it has a <c>url</c> at its top.</summary>
    public static bool IsTargetFile(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_lenient);
            return document.RootElement.ValueKind is JsonValueKind.Object && document.RootElement.TryGetProperty("url", out _);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} is no JSON: {exception.Message}");
        }
    }

    /// <summary>A whole address, or null.</summary>
    public static Uri? ReadUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    /// <exception cref="FormatException">Something in it is wrong, or a secret that it names is not there.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Target Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no target file '{path}'", path);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_lenient);
            TargetFileValidator.Verify(document.RootElement);
            return Create(document.RootElement.Deserialize(TargetFileJsonContext.Default.TargetFileDto)!, path);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{path} is no JSON: {exception.Message}");
        }
        catch (FormatException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}: {exception.Message}");
        }
    }

    private static TimeSpan? Duration(string? text, string name) => text is null ? null
        : DurationParser.TryParse(text) is { } time && time > TimeSpan.Zero ? time
        : throw new FormatException($"{name} is to be a time such as 60s, 5m or PT30S, not '{text}'");

    private static Target Create(TargetFileDto file, string path)
    {
        string? Beside(string? name) => name is null ? null : Path.GetFullPath(name, Path.GetDirectoryName(Path.GetFullPath(path))!);

        if (file.Operations?.FirstOrDefault(pattern => !IsAllowance(pattern)) is { } stray)
        {
            throw new FormatException($"{path}: operations has '{stray}', which no operation fits{DidYouMean.For(stray, Catalog.Operations.Select(operation => operation.Name))}");
        }

        var credentials = ReadCredentials(file.Auth, path, Beside);
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
            MostResources = limits.Resources ?? defaults.MostResources,
            CallsPerSecond = limits.CallsPerSecond,
            PollInterval = Duration(limits.PollInterval, "limits.poll_interval") ?? defaults.PollInterval,
            Timeout = Duration(limits.Timeout, "limits.timeout") ?? defaults.Timeout,
            CaFile = Beside(file.Tls?.Ca),
            Fingerprint = file.Tls?.Fingerprint,
            Proxy = file.Proxy,
            CleanupLog = Beside(file.CleanupLog),
        };
    }

    // What begins with a method is about rows with a method and a path.
    private static bool IsAllowance(string pattern) =>
        MethodAndPath().IsMatch(pattern) || Catalog.Operations.Any(operation => FileSystemName.MatchesSimpleExpression(pattern, operation.Name));

    [GeneratedRegex("^[A-Z]+ ", RegexOptions.CultureInvariant)]
    private static partial Regex MethodAndPath();

    private static Credentials ReadCredentials(Dictionary<string, JsonElement>? auth, string path, Func<string?, string?> beside)
    {
        string Called(string part) => part.Replace('-', '_');
        if (auth?.Keys.FirstOrDefault(name => !Credentials.Parts.Select(Called).Contains(name)) is { } unknown)
        {
            throw new FormatException($"{path}: auth has no '{unknown}'{DidYouMean.For(unknown, Credentials.Parts.Select(Called))}");
        }

        try
        {
            return Credentials.Read(part => Secret(auth, part, path, beside), Called);
        }
        catch (FormatException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new FormatException($"{path}: {exception.Message}");
        }
    }

    private static string? Secret(Dictionary<string, JsonElement>? auth, string part, string path, Func<string, string?> beside)
    {
        if (auth is null || !auth.TryGetValue(part.Replace('-', '_'), out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return part is "iam" or "user" or "domain" or "ak" ? value.GetString()
                : throw new FormatException($$"""{{path}}: secrets do not stand in this file; name where {{part}} is: {"env": "NAME"} or {"file": "PATH"}""");
        }

        if (value.ValueKind is JsonValueKind.Object && value.TryGetProperty("env", out var name) && name.GetString() is { } variable)
        {
            return Environment.GetEnvironmentVariable(variable) is { Length: > 0 } found ? found : throw new FormatException($"{path}: {part} is to come from the environment variable {variable}, which is not set");
        }

        if (value.ValueKind is JsonValueKind.Object && value.TryGetProperty("file", out var file) && beside(file.GetString()!) is { } secret)
        {
            return File.Exists(secret) ? File.ReadAllText(secret).Trim() : throw new FormatException($"{path}: {part} is to come from the file {secret}, which is not there");
        }

        throw new FormatException($$"""{{path}}: {{part}} is to be {"env": "NAME"} or {"file": "PATH"}""");
    }
}
