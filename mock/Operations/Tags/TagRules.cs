using SdrsMock.Common;
using SdrsMock.Http;
using SdrsMock.Model;
using SdrsMock.Operations.ProtectedInstances;

namespace SdrsMock.Operations.Tags;

/// <summary>Rules and helpers common to the operations on tags. The caller holds the project lock.</summary>
internal static class TagRules
{
    /// <summary>The maximum number of tags at creation (PI-CREATE-40, PI-BCREATE-15).</summary>
    public const int MaxTagsAtCreation = 10;

    /// <summary>The tags of a request; empty if it has no list.</summary>
    public static SmallList<Tag> ReadTags(JsonBody request) =>
        SmallList.Select(request.GetArray("tags"), static tag => new Tag(tag.GetRequiredString("key"), tag.GetString("value") ?? ""));

    /// <summary>Whether an instance's status allows changing its tags: it is neither transitional nor abnormal.</summary>
    public static bool MayChange(ProtectedInstance instance) =>
        !Status.IsTransitional(instance.Status) && !Status.IsAbnormal(instance.Status);

    /// <summary>Whether the tags fit within the maximum of an instance; existing keys are overwritten and do not count twice.</summary>
    public static bool Fit(InstanceContext it, SmallList<Tag> tags) =>
        it.Instance.Tags.Concat(tags).DistinctBy(tag => tag.Key).Count() <= it.Project.Edition.TagsPerInstance;

    /// <summary>Adds tags; an existing key gets the new value and keeps its position.</summary>
    public static void Put(InstanceContext it, SmallList<Tag> tags) => it.Project.ChangeTags(it.Instance, present =>
    {
        foreach (var tag in tags)
        {
            present = present.FindIndex(other => other.Key == tag.Key) is >= 0 and var index
                ? present.SetItem(index, tag)
                : present.Add(tag);
        }

        return present;
    });

    /// <summary>Whether no key occurs twice.</summary>
    public static bool KeysAreUnique(SmallList<Tag> tags) => tags switch
    {
        [] or [_] => true,
        [var one, var other] => one.Key != other.Key,
        _ => tags.DistinctBy(tag => tag.Key).Count() == tags.Length,
    };
}
