using SdrsMock.Model;

namespace SdrsMock.State;

/// <summary>Orders resources by their creation.</summary>
internal sealed class SequenceComparer<T> : IComparer<T> where T : class, IResource
{
    public static SequenceComparer<T> Instance { get; } = new();

    public int Compare(T? x, T? y) => x!.Sequence.CompareTo(y!.Sequence);
}
