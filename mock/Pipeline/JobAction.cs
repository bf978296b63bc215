namespace SdrsMock.Pipeline;

/// <summary>What a job command does with a running job.</summary>
internal enum JobAction
{
    /// <summary>Ends it now with an error.</summary>
    Fail,

    /// <summary>Lets it never end.</summary>
    Hold,

    /// <summary>Lets a held job end when it would have ended, or now if that has passed.</summary>
    Release,
}
