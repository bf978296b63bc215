using System.Text;

namespace SdrsMock.Hosting;

/// <summary>The environment variables from which clients read the address and the credentials of a mock.</summary>
/// <param name="Variables">Names and values.</param>
internal sealed record ClientEnvironment(IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>The variables for the default project of a server.</summary>
    /// <param name="session">The server.</param>
    /// <param name="certificateFile">A PEM file with the certificate of the server, or null.</param>
    public static ClientEnvironment FromSession(ServerSession session, string? certificateFile = null)
    {
        var engine = session.Host.Engine;
        var fixtures = engine.GetVariables(engine.DefaultProjectId);
        var (url, project, region) = (session.Url, fixtures["project_id"], engine.Edition.Region);
        var (key, secret) = (fixtures["access_key"], fixtures["secret_key"]);
        var variables = new Dictionary<string, string>
        {
            ["SDRS_MOCK_URL"] = url,
            ["SDRS_PROJECT_ID"] = project,
            ["SDRS_TOKEN"] = fixtures["token"],
            ["SDRS_AK"] = key,
            ["SDRS_SK"] = secret,

            // OpenStack clients.
            ["OS_AUTH_URL"] = $"{url}/v3",
            ["OS_IDENTITY_API_VERSION"] = "3",
            ["OS_USERNAME"] = fixtures["user"],
            ["OS_PASSWORD"] = fixtures["password"],
            ["OS_USER_DOMAIN_NAME"] = fixtures["user_domain"],
            ["OS_PROJECT_ID"] = project,
            ["OS_REGION_NAME"] = region,

            // Terraform and the command line of Huawei Cloud, then its SDKs.
            ["HW_AUTH_URL"] = $"{url}/v3",
            ["HW_ACCESS_KEY"] = key,
            ["HW_SECRET_KEY"] = secret,
            ["HW_PROJECT_ID"] = project,
            ["HW_REGION_NAME"] = region,
            ["HUAWEICLOUD_SDK_AK"] = key,
            ["HUAWEICLOUD_SDK_SK"] = secret,
            ["HUAWEICLOUD_SDK_PROJECT_ID"] = project,
            [$"HUAWEICLOUD_SDK_REGION_SDRS_{region.Replace('-', '_').ToUpperInvariant()}"] = url,
        };
        if (certificateFile is not null)
        {
            foreach (var name in new[] { "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE" })
            {
                variables[name] = certificateFile;
            }
        }

        return new(variables);
    }

    /// <summary>Assignments for a POSIX shell, one a line.</summary>
    public string ToShell()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Variables)
        {
            text.Append("export ").Append(name).Append("='").Append(value.Replace("'", @"'\''", StringComparison.Ordinal)).Append("'\n");
        }

        return text.ToString();
    }
}
