namespace SdrsMock.Auth;

/// <summary>Somebody who can log in. All users share one password and differ in what they may do.</summary>
/// <param name="Name">The name to log in with.</param>
/// <param name="Variable">The variable that holds the name.</param>
/// <param name="Roles">What the user's tokens say of roles, comma separated.</param>
/// <param name="Defect">What is wrong with the user's tokens; empty for nothing.</param>
internal sealed record User(string Name, string Variable, string Roles, string Defect = "")
{
    public static User Operator { get; } = new("dr-operator", "user", SdrsMock.Auth.Roles.Administrator);

    public static User Reader { get; } = new("dr-reader", "user_read_only", SdrsMock.Auth.Roles.Reader);

    public static User Unprivileged { get; } = new("dr-nobody", "user_without_roles", "");

    public static User Outsider { get; } = new("dr-stranger", "user_foreign_role", SdrsMock.Auth.Roles.Foreign);

    public static User Disabled { get; } = new("dr-barred", "user_barred", SdrsMock.Auth.Roles.Administrator, TokenDefect.Barred);

    public static IReadOnlyList<User> All { get; } = [Operator, Reader, Unprivileged, Outsider, Disabled];

    /// <summary>A token of this user's.</summary>
    public Token Token(string projectId, DateTimeOffset expires) => new(Name, projectId, expires, Roles, Defect);
}
