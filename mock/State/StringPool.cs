using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// Stores each string that the resources of a project repeat, such as tags, once. The number of entries is bounded, so that
/// distinct tags of many instances do not fill the memory. The caller holds the project lock.
/// </summary>
internal sealed class StringPool
{
    private const int MaxEntries = 1000;

    private readonly HashSet<string> _pool = [];

    /// <summary>Equal tags, made of pooled strings.</summary>
    public SmallList<Tag> Intern(SmallList<Tag> tags)
    {
        SmallList<Tag> interned = [];
        foreach (var tag in tags)
        {
            interned = interned.Add(new(Intern(tag.Key), Intern(tag.Value)));
        }

        return interned;
    }

    private string Intern(string text)
    {
        if (_pool.TryGetValue(text, out var pooled))
        {
            return pooled;
        }

        if (_pool.Count < MaxEntries)
        {
            _pool.Add(text);
        }

        return text;
    }
}
