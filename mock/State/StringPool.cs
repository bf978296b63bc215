using SdrsMock.Common;
using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>
/// Words that a project's resources repeat, as tags do, each kept once. Only so many are remembered: who gives each
/// instance a tag of its own shall not fill the memory with words that nobody uses any more.
/// </summary>
internal sealed class StringPool
{
    private const int MaxEntries = 1000;

    private readonly HashSet<string> _known = [];

    /// <summary>Equal tags, of the words that are kept already.</summary>
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
