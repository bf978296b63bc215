using System.Text.Json.Nodes;
using SdrsMock.Client.Authentication;
using SdrsMock.Client.Models;

namespace SdrsMock.Client.Tests;

/// <summary>A mock that verifies credentials, and clients for it. Jobs end at the next request.</summary>
internal static class MockFixture
{
    public static Task<SdrsMockServer> StartAsync() => SdrsMockServer.StartAsync(
        options =>
        {
            options.Auth = AuthMode.Verify;
            options.JobDuration = TimeSpan.Zero;
        },
        TestContext.Current.CancellationToken);

    public static AccessKeys Keys(this SdrsMockServer mock) => new(mock.Variables["access_key"], mock.Variables["secret_key"]);

    public static AccessKeys TemporaryKeys(this SdrsMockServer mock) =>
        new(mock.Variables["temporary_access_key"], mock.Variables["temporary_secret_key"], mock.Variables["security_token"]);

    public static Login Login(this SdrsMockServer mock) =>
        new(mock.Url, mock.Variables["user"], mock.Variables["password"], mock.Variables["user_domain"]);

    /// <summary>Creates a client with <c>token</c>, <c>keys</c>, <c>temporary keys</c> or <c>login</c>.</summary>
    public static SdrsClient ClientBy(this SdrsMockServer mock, string means) => means switch
    {
        "token" => SdrsClient.WithToken(mock.Url, mock.ProjectId, mock.Variables["token"]),
        "keys" => SdrsClient.WithKeys(mock.Url, mock.ProjectId, mock.Keys()),
        "temporary keys" => SdrsClient.WithKeys(mock.Url, mock.ProjectId, mock.TemporaryKeys()),
        _ => SdrsClient.WithLogin(mock.Url, mock.ProjectId, mock.Login(), time: mock.Clock),
    };

    public static CreateProtectionGroupRequest Group(this SdrsMockServer mock, string name = "orders") => new()
    {
        Name = name,
        SourceAvailabilityZone = mock.Variables["source_az"],
        TargetAvailabilityZone = mock.Variables["target_az"],
        DomainId = mock.Variables["domain_id"],
        SourceVpcId = mock.Variables["vpc"],
    };

    public static void Switch(this SdrsMockServer mock, string? server, string status) =>
        mock.Inventory.Change("servers", server!, new JsonObject { ["status"] = status });

    /// <summary>Waits for a job that must succeed, without delay between polls.</summary>
    public static async Task<JobEntities> DoneAsync(this SdrsClient sdrs, Task<AcceptedJob> accepted) =>
        (await sdrs.WaitForJobAsync(await accepted, new(TimeSpan.Zero), TestContext.Current.CancellationToken)).Entities;
}
