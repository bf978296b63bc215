namespace SdrsMock.Client.Authentication;

/// <summary>A user who logs in at IAM v3 by password.</summary>
/// <param name="Iam">IAM endpoint, with or without <c>/v3</c>.</param>
/// <param name="User">Name of the user.</param>
/// <param name="Password">Password of the user.</param>
/// <param name="Domain">Name of the account (domain) of the user.</param>
public sealed record Login(Uri Iam, string User, string Password, string Domain)
{
    /// <summary>Returns user, account and endpoint without the password, so that it does not appear in logs.</summary>
    public override string ToString() => $"{User} of {Domain} at {Iam}";
}
