namespace SdrsMock.Model;

/// <summary>What the end of a job does with a resource.</summary>
internal enum StatusMove
{
    /// <summary>It gets a status.</summary>
    Set,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It gets the status that it had before the job.</summary>
    Restore,

    /// <summary>It gets the status of its protection group when the job ends; the group may have been enabled meanwhile.</summary>
    FollowGroup,
}
