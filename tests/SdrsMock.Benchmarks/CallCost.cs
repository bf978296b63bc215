using SdrsMock.Http;

namespace SdrsMock.Benchmarks;

/// <summary>What a call costs on average, in the engine alone.</summary>
/// <param name="Microseconds">
/// Processor time of the process: with the collections that the call causes, whatever else the machine does.
/// </param>
/// <param name="Allocated">Bytes.</param>
/// <param name="Kept">Bytes that a collection afterwards leaves.</param>
/// <param name="Collections">How many there were in all.</param>
/// <param name="Paused">Of the microseconds those in which everything stood still for a collection.</param>
internal readonly record struct CallCost(double Microseconds, long Allocated, long Kept, int Collections, double Paused)
{
    public static CallCost Of(int times, Func<int, Response> call)
    {
        var kept = GC.GetTotalMemory(forceFullCollection: true);
        var (collections, paused, allocated, busy) = (
            GC.CollectionCount(0), GC.GetTotalPauseDuration(), GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        for (var number = 0; number < times; number++)
        {
            call(number);
        }

        var microseconds = (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / times;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        (collections, paused) = (GC.CollectionCount(0) - collections, GC.GetTotalPauseDuration() - paused);
        return new(
            microseconds, allocated / times, (GC.GetTotalMemory(forceFullCollection: true) - kept) / times, collections,
            paused.TotalMicroseconds / times);
    }

    /// <summary>The processor time alone, without forcing a collection before and after.</summary>
    public static double Time(int times, Func<int, Response> call)
    {
        var busy = Environment.CpuUsage.TotalTime;
        for (var number = 0; number < times; number++)
        {
            call(number);
        }

        return (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / times;
    }
}
