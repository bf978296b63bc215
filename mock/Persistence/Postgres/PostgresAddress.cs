namespace SdrsMock.Persistence.Postgres;

/// <summary>A database by its URL: <c>postgres://user:password@host:port/database</c>.</summary>
internal sealed record PostgresAddress(string Host, int Port, string Database, string User, string? Password)
{
    private const int DefaultPort = 5432;

    /// <summary>The address, or null when the text is no such URL but a file.</summary>
    /// <exception cref="IncompatibleStateException">It is one, and lacks something.</exception>
    public static PostgresAddress? TryParse(string text)
    {
        if (!text.StartsWith("postgres://", StringComparison.Ordinal) && !text.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            return null;
        }

        // The text is never repeated: a password may stand in it.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.AbsolutePath.Length < 2 || url.UserInfo.Length == 0)
        {
            throw new IncompatibleStateException("--state takes a file, or a database as postgres://user:password@host:port/database");
        }

        var user = url.UserInfo.Split(':', 2);
        return new(
            url.Host, url.IsDefaultPort || url.Port < 0 ? DefaultPort : url.Port, Uri.UnescapeDataString(url.AbsolutePath[1..]),
            Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null);
    }

    /// <summary>How people are told of it: without user and password.</summary>
    public override string ToString() => $"postgres://{Host}:{Port}/{Database}";
}
