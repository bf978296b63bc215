using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectedInstances;

namespace SdrsMock.Operations.Tags;

/// <summary>What the calls that carry tags have in common.</summary>
internal static class TagRules
{
    /// <summary>How many tags may be given at creation (PI-CREATE-40, PI-BCREATE-15).</summary>
    public const int MaxTagsAtCreation = 10;

    /// <summary>The tags of a request; none when it has no list.</summary>
    public static SmallList<Tag> ReadTags(JsonBody request) =>
        SmallList.Select(request.GetArray("tags"), static given => new Tag(given.GetString("key")!, given.GetString("value") ?? ""));

    /// <summary>Whether an instance's status lets its tags change: nothing is at work on it and nothing is wrong with it.</summary>
    public static bool MayChange(ProtectedInstance instance) =>
        !Status.IsTransitional(instance.Status) && !Status.IsAbnormal(instance.Status);

    /// <summary>Whether an instance still has room, once the tags whose keys it has already are overwritten.</summary>
    public static bool Fit(InstanceContext it, SmallList<Tag> tags) =>
        it.Instance.Tags.Concat(tags).DistinctBy(tag => tag.Key).Count() <= it.Project.Edition.TagsPerInstance;

    /// <summary>Adds tags; a key that is there already gets the new value in its old place.</summary>
    public static void Put(InstanceContext it, SmallList<Tag> tags) => it.Project.ChangeTags(it.Instance, present =>
    {
        foreach (var tag in tags)
        {
            present = present.FindIndex(other => other.Key == tag.Key) is >= 0 and var index ? present.SetItem(index, tag) : present.Add(tag);
        }

        return present;
    });

    public static bool KeysAreUnique(SmallList<Tag> tags) => tags switch
    {
        [] or [_] => true,
        [var one, var other] => one.Key != other.Key,
        _ => tags.DistinctBy(tag => tag.Key).Count() == tags.Length,
    };
}
