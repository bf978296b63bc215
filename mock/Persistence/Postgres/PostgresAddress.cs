namespace SdrsMock.Persistence.Postgres;

/// <summary>A database by its URL: <c>postgres://user:password@host:port/database</c>.</summary>
internal sealed record PostgresAddress(string Host, int Port, string Database, string User, string? Password)
{
    private const int DefaultPort = 5432;

    /// <summary>Parses the address; null when the text is a file path and no such URL.</summary>
    /// <exception cref="IncompatibleStateException">It is such a URL and incomplete.</exception>
    public static PostgresAddress? TryParse(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.Ordinal) && !text.StartsWith("postgresql://", StringComparison.Ordinal))
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
            Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null);
    }

    /// <summary>The address without user and password, for messages.</summary>
    public override string ToString() => $"postgres://{Host}:{Port}/{Database}";
}
