using SdrsMock.Auth;
using SdrsMock.Common;
using Shouldly;
using Xunit;
using static SdrsMock.Tests.Keystone.LoginClient;

namespace SdrsMock.Tests.Keystone;

/// <summary>Tokens after the log-in.</summary>
public sealed class TokenTests
{
    private readonly MockHarness _mock = new(options => options.Auth = AuthMode.Verify);
    private readonly LoginClient _visitor;

    public TokenTests() => _visitor = new(_mock);

    [Fact]
    public void Two_logins_at_the_same_time_return_different_tokens()
    {
        TokenOf(_visitor.LogIn(Project(_mock.ProjectId))).ShouldNotBe(TokenOf(_visitor.LogIn(Project(_mock.ProjectId))));
    }

    [Fact]
    public void A_token_can_be_checked_and_revoked()
    {
        var token = TokenOf(_visitor.LogIn(Project(_mock.ProjectId)));
        _visitor.Send("GET", "/v3/auth/tokens", token: _mock["token"], subject: token).Json
            .GetProperty("token")
            .GetProperty("project")
            .Text("id")
            .ShouldBe(_mock.ProjectId);

        _visitor.Send("DELETE", "/v3/auth/tokens", token: token, subject: token).Status.ShouldBe(204);

        _visitor.Groups(token).Error.ShouldBe(Errors.TokenInvalid);
        _visitor.Send("GET", "/v3/auth/tokens", token: _mock["token"], subject: token).Status.ShouldBe(404);
        _visitor.Send("GET", "/v3/auth/tokens", token: token, subject: token).Status.ShouldBe(401);
    }

    [Fact]
    public void A_token_in_another_encoding_is_rejected()
    {
        var token = TokenOf(_visitor.LogIn(Project(_mock.ProjectId)));
        var shouted = $"sdrsmock.{token["sdrsmock.".Length..].ToUpperInvariant()}";
        _visitor.Groups(shouted).Error.ShouldBe(Errors.TokenUndecodable);

        _visitor.Send("DELETE", "/v3/auth/tokens", token: token, subject: token).Status.ShouldBe(204);

        _visitor.Groups(shouted).Error.ShouldBe(Errors.TokenUndecodable);
    }

    [Fact]
    public void A_revocation_is_kept_until_the_token_expires()
    {
        const int Many = 20_000;
        var (issuer, now) = (new CredentialIssuer(1), DateTimeOffset.UnixEpoch.AddYears(60));
        bool IsExpired(Token token) => token.Expires <= now;
        var early = issuer.IssueUnique(User.Operator.Token(_mock.ProjectId, now.AddHours(1)));
        issuer.Revoke(early.Text, early.Token, IsExpired);
        for (var number = 1; number < Many; number++)
        {
            var (text, token) = issuer.IssueUnique(User.Operator.Token(_mock.ProjectId, now.AddHours(24)));
            issuer.Revoke(text, token, IsExpired);
        }

        issuer.GetRevoked(IsExpired).Count().ShouldBe(Many);
        issuer.Read(early.Text)!.Defect.ShouldBe(TokenDefect.Revoked);

        var last = issuer.IssueUnique(User.Operator.Token(_mock.ProjectId, now.AddHours(48)));
        issuer.Revoke(last.Text, last.Token, token => token.Expires <= now.AddHours(25));

        issuer.GetRevoked(_ => false).ShouldBe([last.Text]);
        issuer.Read(last.Text)!.Defect.ShouldBe(TokenDefect.Revoked);
    }

    [Fact]
    public void A_reset_clears_the_revocations()
    {
        var token = TokenOf(_visitor.LogIn(Project(_mock.ProjectId)));
        _visitor.Send("DELETE", "/v3/auth/tokens", token: token, subject: token);

        _mock.Engine.Reset(null);

        _visitor.Groups(token).ShouldSucceed();
        TokenOf(_visitor.LogIn(Project(_mock.ProjectId))).ShouldBe(token);
    }
}
