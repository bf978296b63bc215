using System.Net;
using SdrsMock.Client.Authentication;
using Shouldly;

namespace SdrsMock.Client.Tests;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task A_wrong_secret_key_is_rejected_and_the_journal_states_the_reason()
    {
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = SdrsClient.WithKeys(mock.Url, mock.ProjectId, mock.Keys() with { SecretKey = "wrong" });

        var rejected = await Should.ThrowAsync<SdrsException>(sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken));

        (rejected.Status, rejected.Code).ShouldBe((HttpStatusCode.Unauthorized, "APIGW.0301"));
        mock.Requests.ShouldHaveSingleItem().Detail.ShouldNotBeNull().ShouldContain("another secret key");
    }

    [Fact]
    public async Task The_signing_handler_works_with_any_HttpClient()
    {
        await using var mock = await MockFixture.StartAsync();
        using var http = new HttpClient(new SigningHandler(mock.Keys(), mock.ProjectId) { InnerHandler = new SocketsHttpHandler() });

        using var response = await http.GetAsync(
            new Uri(mock.Url, $"/v1/{mock.ProjectId}/server-groups?name=a%20b&name=%C3%A4&limit=5"), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = mock.ClientBy("login");
        async Task<int> LogInsAsync()
        {
            await sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken);
            return mock.Requests.Count(entry => entry.Path == "/v3/auth/tokens");
        }

        (await LogInsAsync()).ShouldBe(1);
        mock.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        (await LogInsAsync()).ShouldBe(1);
        mock.Clock.Advance(TimeSpan.FromSeconds(1));
        (await LogInsAsync()).ShouldBe(2);
        mock.Requests.ShouldAllBe(entry => entry.Status < 400);
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once()
    {
        await using var mock = await MockFixture.StartAsync();
        // The clock of the client is frozen, so the client does not foresee the expiry.
        using var sdrs = SdrsClient.WithLogin(
            mock.Url, mock.ProjectId, mock.Login(), time: new Microsoft.Extensions.Time.Testing.FakeTimeProvider(mock.Clock.Now));
        await sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken);
        mock.Clock.Advance(TimeSpan.FromDays(2));

        await sdrs.CreateProtectionGroupAsync(mock.Group(), TestContext.Current.CancellationToken);

        mock.Requests.Select(entry => entry.Status).ShouldBe([201, 200, 401, 201, 200]);
    }

    [Fact]
    public async Task A_wrong_password_is_rejected_by_Keystone()
    {
        await using var mock = await MockFixture.StartAsync();
        using var sdrs = SdrsClient.WithLogin(mock.Url, mock.ProjectId, mock.Login() with { Password = "wrong" });

        var rejected = await Should.ThrowAsync<SdrsException>(sdrs.ShowQuotaAsync(TestContext.Current.CancellationToken));

        (rejected.Status, rejected.Code, rejected.Reason).ShouldBe(
            (HttpStatusCode.Unauthorized, "401", "The username or password is wrong."));
    }

    [Fact]
    public void Secrets_are_not_printed()
    {
        object[] values =
        [
            new AccessKeys("a", "SECRET", "SECRET"), new Login(new("http://iam"), "me", "SECRET", "us"),
            new IssuedToken("SECRET", "p", default),
        ];

        string.Concat(values).ShouldNotContain("SECRET");
    }
}
