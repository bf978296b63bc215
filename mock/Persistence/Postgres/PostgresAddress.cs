using Npgsql;

namespace SdrsMock.Persistence.Postgres;

/// <summary>
/// A database by its URL: <c>postgres://user:password@host:port/database</c>, with the parameters of libpq about TLS and
/// time-outs behind a question mark.
/// </summary>
internal sealed record PostgresAddress(string Host, int Port, string Database, string User, string? Password)
{
    private static readonly Dictionary<string, Action<NpgsqlConnectionStringBuilder, string>> s_parameters = new()
    {
        ["sslmode"] = (settings, value) => settings.SslMode = value switch
        {
            "disable" => SslMode.Disable,
            "allow" => SslMode.Allow,
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => throw new FormatException("use disable, allow, prefer, require, verify-ca or verify-full"),
        },
        ["sslrootcert"] = (settings, value) => settings.RootCertificate = value,
        ["sslcert"] = (settings, value) => settings.SslCertificate = value,
        ["sslkey"] = (settings, value) => settings.SslKey = value,
        ["sslpassword"] = (settings, value) => settings.SslPassword = value,
        ["connect_timeout"] = (settings, value) => settings.Timeout = int.TryParse(value, out var seconds) && seconds is >= 0 and <= 1024
            ? seconds
            : throw new FormatException("use a number of seconds from 0 to 1024"),
    };

    private const int DefaultPort = 5432;

    /// <summary>Parses the address; null when the text is a file path and no such URL.</summary>
    /// <exception cref="IncompatibleStateException">It is such a URL and incomplete.</exception>
    public static PostgresAddress? TryParse(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            && !text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // The message does not repeat the text: it may contain a password.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.AbsolutePath.Length < 2
            || url.UserInfo.Length == 0)
        {
            throw new IncompatibleStateException(
                "--state: the database address is invalid; use postgres://user:password@host:port/database, or the path of a file");
        }

        var user = url.UserInfo.Split(':', 2);
        return new(
            url.Host, url.IsDefaultPort || url.Port < 0 ? DefaultPort : url.Port, Uri.UnescapeDataString(url.AbsolutePath[1..]),
            Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null)
        {
            Parameters = ParseParameters(url),
        };
    }

    /// <summary>The parameters behind the question mark, decoded.</summary>
    private IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Applies the address and its parameters to connection settings.</summary>
    public void ApplyTo(NpgsqlConnectionStringBuilder settings)
    {
        (settings.Host, settings.Port, settings.Database, settings.Username, settings.Password) = (Host, Port, Database, User, Password);
        foreach (var (name, value) in Parameters)
        {
            s_parameters[name](settings, value);
        }
    }

    private static List<KeyValuePair<string, string>> ParseParameters(Uri url)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (var part in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : (part, "");
            if (!s_parameters.TryGetValue(name, out var apply))
            {
                throw new IncompatibleStateException(
                    $"--state: the database address has the unknown parameter {name}; known are {string.Join(", ", s_parameters.Keys)}");
            }

            try
            {
                apply(new(), value);
            }
            catch (Exception exception) when (exception is FormatException or ArgumentException)
            {
                throw new IncompatibleStateException(
                    $"--state: the parameter {name} of the database address is invalid; {exception.Message}", exception);
            }

            parameters.Add(new(name, value));
        }

        return url.Fragment.Length == 0
            ? parameters
            : throw new IncompatibleStateException(
                "--state: the database address has a fragment (#); percent-encode it in the password as %23");
    }

    /// <summary>The address without user and password, for messages.</summary>
    public override string ToString() => $"postgres://{Host}:{Port}/{Database}";
}
