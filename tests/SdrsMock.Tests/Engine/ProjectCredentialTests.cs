using SdrsMock.Common;
using SdrsMock.Tests.Keystone;
using Shouldly;
using Xunit;

namespace SdrsMock.Tests.Engine;

/// <summary>The credentials of projects of their own, with <c>--auth verify</c>: each is accepted for its project only.</summary>
public sealed class ProjectCredentialTests
{
    private readonly MockHarness _default = new(options => options.Auth = AuthMode.Verify);
    private readonly MockHarness _own;
    private readonly MockHarness _other;

    public ProjectCredentialTests() => (_own, _other) = (
        new(_default.Engine, null, hasOwnClock: true), new(_default.Engine, null, hasOwnClock: true));

    [Fact]
    public void A_project_has_credentials_of_its_own()
    {
        foreach (var name in (string[])["token", "access_key", "secret_key", "temporary_access_key", "security_token"])
        {
            new[] { _default[name], _own[name], _other[name] }.ShouldBeUnique();
        }
    }

    [Fact]
    public void A_token_is_accepted_for_its_project_only()
    {
        _own.Get("/server-groups").ShouldSucceed();
        _other.Send("GET", $"/v1/{_other.ProjectId}/server-groups", token: _own["token"]).Error.ShouldBe(Errors.TenantInvalid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("temporary_")]
    public void An_access_key_is_accepted_for_its_project_only(string key)
    {
        Signed(_own, _own, key).SendTo(_own).Status.ShouldBe(200);
        var foreign = Signed(_own, _other, key).SendTo(_own);
        foreign.Error.ShouldBe(Errors.TenantInvalid);
        _own.Engine.Journal.Entries[^1].Detail.ShouldBe($"the access key belongs to project {_own.ProjectId}");
        Signed(_default, _own, key).SendTo(_own).Status.ShouldBe(200);
    }

    [Fact]
    public void The_time_of_a_signature_is_that_of_the_project()
    {
        _own.Clock.Advance(TimeSpan.FromDays(400));

        Signed(_own, _own, "").SendTo(_own).Status.ShouldBe(200);
        Signed(_own, _own, "", _other.Clock.Now).SendTo(_own).Error.ShouldBe(Errors.SignatureWrong);
    }

    [Fact]
    public void The_keys_of_a_deleted_project_are_unknown()
    {
        var call = Signed(_own, _own, "");

        _own.Engine.Lifecycle.Delete(_own.ProjectId).ShouldBeTrue();

        call.SendTo(_own).Error!.Code.ShouldBe(Errors.AccessKeyUnknown("").Code);
    }

    [Fact]
    public void A_token_of_a_log_in_expires_by_the_clock_of_its_project()
    {
        _own.Clock.Advance(TimeSpan.FromDays(400));
        var token = LoginClient.TokenOf(new LoginClient(_own).LogIn(LoginClient.Project(_own.ProjectId)));
        var ours = new LoginClient(_own);

        _default.Clock.Advance(TimeSpan.FromDays(2));
        _own.Clock.Advance(TimeSpan.FromHours(23));
        ours.Groups(token).ShouldSucceed();

        _own.Clock.Advance(TimeSpan.FromHours(1));
        ours.Groups(token).Error.ShouldBe(Errors.TokenExpired);
    }

    [Fact]
    public void A_token_that_is_exchanged_keeps_its_lifetime()
    {
        var login = new LoginClient(_own);
        var unscoped = LoginClient.TokenOf(login.LogIn(null));
        _default.Clock.Advance(TimeSpan.FromHours(20));
        _own.Clock.Advance(TimeSpan.FromDays(400));

        var token = LoginClient.TokenOf(login.Exchange(unscoped, LoginClient.Project(_own.ProjectId)));

        login.Groups(token).ShouldSucceed();
        _own.Clock.Advance(TimeSpan.FromHours(4));
        login.Groups(token).Error.ShouldBe(Errors.TokenExpired);
    }

    [Fact]
    public void A_path_without_a_project_uses_the_project_of_the_access_key()
    {
        _own.Inventory.Add("vpcs", new() { ["name"] = "only here" });
        var path = "/v2.0/networks";

        Signing.Sign(_own, "GET", path, $"GET\n{path}/\n").SendTo(_own).Status.ShouldBe(200);

        _own.Engine.Journal.GetEntries(_own.ProjectId).ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    private static SignedCall Signed(MockHarness signer, MockHarness target, string key, DateTimeOffset? time = null)
    {
        var path = $"/v1/{target.ProjectId}/server-groups";
        return key.Length == 0
            ? Signing.Sign(signer, "GET", path, $"GET\n{path}/\n", time: time)
            : Signing.Sign(
                signer, "GET", path, $"GET\n{path}/\n", key, time: time,
                headers: [("x-security-token", signer["security_token"])]);
    }
}
