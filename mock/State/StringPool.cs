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

    private readonly HashSet<string> _known = [];

    /// <summary>Equal tags, made of pooled strings.</summary>
    public SmallList<Tag> Intern(SmallList<Tag> tags)
    {
        SmallList<Tag> same = [];
        foreach (var tag in tags)
        {
            same = same.Add(new(Intern(tag.Key), Intern(tag.Value)));
        }

        return same;
    }

    private string Intern(string word)
    {
        if (_known.TryGetValue(word, out var known))
        {
            return known;
        }

        if (_known.Count < MaxEntries)
        {
            _known.Add(word);
        }

        return word;
    }
}
