namespace SdrsMock.Schemas;

/// <summary>What the code of a constraint rests on, from the strongest to the weakest evidence.</summary>
public static class CodeBasis
{
    /// <summary>The documentation names the code for the rule.</summary>
    public const string Explicit = "explicit";

    /// <summary>The code was observed on the real service.</summary>
    public const string ConfirmedLive = "confirmed-live";

    /// <summary>The message of the error states the condition.</summary>
    public const string MessageStatesIt = "message-states-it";

    /// <summary>A published client branches on the code.</summary>
    public const string ClientReliesOnIt = "client-relies-on-it";

    /// <summary>The best match of the error table. A real service may return an alternative.</summary>
    public const string Judgement = "judgement";

    /// <summary>All values, from the strongest to the weakest evidence.</summary>
    public static IReadOnlyList<string> All { get; } = [Explicit, ConfirmedLive, MessageStatesIt, ClientReliesOnIt, Judgement];

    /// <summary>One sentence about a value.</summary>
    /// <exception cref="ArgumentException"><paramref name="basis"/> is no value.</exception>
    public static string Describe(string basis) => basis switch
    {
        Explicit => "the documentation names the code for the rule",
        ConfirmedLive => "the code was observed on the real service",
        MessageStatesIt => "the message of the error states the condition",
        ClientReliesOnIt => "a published client branches on the code",
        Judgement => "the best match; a real service may return one of the alternatives",
        _ => throw new ArgumentException($"'{basis}' is no basis; use one of {string.Join(", ", All)}"),
    };
}
