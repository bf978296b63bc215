namespace SdrsMock.Hosting;

/// <summary>
/// Keeps the ASP.NET Core settings of the host application away from the mock's web server. WireMock.Net builds its server from
/// the process environment: a content root, a web root or start-up assemblies of the application would be used, or created.
/// </summary>
internal static class HostEnvironment
{
    private static readonly Lock s_lock = new();

    // Read while a server is built, without a setting that could override them. The others are overridden where the server is set up.
    private static readonly string[] s_harmful =
    [
        "ASPNETCORE_CONTENTROOT", "ASPNETCORE_WEBROOT", "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "ASPNETCORE_STARTUPASSEMBLY",
        "ASPNETCORE_DETAILEDERRORS", "ASPNETCORE_SHUTDOWNTIMEOUTSECONDS",
    ];

    /// <summary>Runs an action while the harmful variables are unset. Nothing is changed when none is set.</summary>
    public static T WithoutHostSettings<T>(Func<T> build)
    {
        lock (s_lock)
        {
            var set = s_harmful.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name)))
                .Where(variable => variable.Value is not null).ToList();
            try
            {
                set.ForEach(variable => Environment.SetEnvironmentVariable(variable.Name, null));
                return build();
            }
            finally
            {
                set.ForEach(variable => Environment.SetEnvironmentVariable(variable.Name, variable.Value));
            }
        }
    }
}
