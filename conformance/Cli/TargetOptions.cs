using System.CommandLine;
using System.CommandLine.Parsing;

namespace SdrsMock.Conformance.Cli;

/// <summary>The options that say what is put to the test. Secrets may come from the environment and are never printed.</summary>
internal sealed class TargetOptions
{
    private readonly Option<string[]> _variables = new("--var") { Description = "One variable; may be repeated.", HelpName = "name=value", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _project = new("--project") { Description = "The project to play in (SDRS_PROJECT).", HelpName = "id" };
    private readonly Option<string?> _token = new("--token") { Description = "The token to show (SDRS_TOKEN).", HelpName = "token" };
    private readonly Option<string?> _adminToken = new("--admin-token") { Description = "What guards a mock's control plane (SDRS_MOCK_ADMIN_TOKEN).", HelpName = "token" };
    private readonly Option<bool> _allowWrites = new("--allow-writes") { Description = "Permit calls that change something on a target that is no mock." };

    public Option<Uri?> Endpoint { get; } = new("--endpoint") { Description = "The target; without it an embedded mock is started.", HelpName = "url", CustomParser = UrlOf };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Endpoint, _project, _variables, _token, _adminToken, _allowWrites })
        {
            command.Options.Add(option);
        }
    }

    public Target Read(ParseResult parsed, Uri? embedded) => new()
    {
        Url = embedded ?? parsed.GetValue(Endpoint)!,
        Project = parsed.GetValue(_project) ?? FromEnvironment("SDRS_PROJECT"),
        Token = parsed.GetValue(_token) ?? FromEnvironment("SDRS_TOKEN"),
        AdminToken = parsed.GetValue(_adminToken) ?? FromEnvironment("SDRS_MOCK_ADMIN_TOKEN"),
        AllowWrites = parsed.GetValue(_allowWrites),
        Variables = (parsed.GetValue(_variables) ?? []).Select(VariableOf).DistinctBy(pair => pair.Key).ToDictionary(),
    };

    private static KeyValuePair<string, string> VariableOf(string text) => text.Split('=', 2) is [{ Length: > 0 } name, var value]
        ? new(name, value)
        : throw new UsageException($"--var wants name=value, not '{text}'");

    private static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri? UrlOf(ArgumentResult argument)
    {
        var text = argument.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        argument.AddError($"--endpoint wants a URL such as http://127.0.0.1:5080, not '{text}'");
        return null;
    }
}
