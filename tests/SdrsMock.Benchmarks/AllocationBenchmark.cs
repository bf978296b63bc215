using System.Diagnostics.Tracing;
using System.Globalization;

namespace SdrsMock.Benchmarks;

/// <summary>Which types and sizes of objects a creation allocates, by the runtime's allocation samples.</summary>
internal static class AllocationBenchmark
{
    private const int Times = 30_000;
    private const int WarmUps = 2;
    private const int Rounds = 12;
    private const int Shown = 60;

    public static int Run(BenchmarkSize effort)
    {
        var (times, rounds) = (effort.Times(Times), effort.Rounds(Rounds));
        var engine = InProcessTarget.Engine(times + 1);
        using var samples = new AllocationSamples();
        for (var number = 1; number <= WarmUps + rounds; number++)
        {
            var project = new InProcessTarget(engine, number);
            samples.Recording = number > WarmUps;
            for (var call = 0; call < times; call++)
            {
                project.Create();
            }

            samples.Recording = false;
            engine.Reset($"{number:x32}");
        }

        var calls = (double)rounds * times;
        foreach (var (type, bytes) in samples.Bytes().OrderByDescending(entry => entry.Value).Take(Shown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes / calls,8:F0} bytes  {type}"));
        }

        return 0;
    }

    /// <summary>Adds up the runtime's samples: one for about every 100 KB that are allocated.</summary>
    private sealed class AllocationSamples : EventListener
    {
        private const string Runtime = "Microsoft-Windows-DotNETRuntime";
        private const EventKeywords Sampling = (EventKeywords)0x80000000000;
        private const double BytesPerSample = 102_400;
        private readonly Lock _lock = new();
        private readonly Dictionary<string, double> _bytes = [];

        public bool Recording { get; set; }

        public Dictionary<string, double> Bytes()
        {
            lock (_lock)
            {
                return new(_bytes);
            }
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == Runtime)
            {
                EnableEvents(eventSource, EventLevel.Informational, Sampling);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (!Recording || eventData.EventName != "AllocationSampled" || eventData.Payload is not { } payload
                || eventData.PayloadNames is not { } names)
            {
                return;
            }

            var size = Convert.ToDouble(payload[names.IndexOf("ObjectSize")], CultureInfo.InvariantCulture);
            var type = string.Create(CultureInfo.InvariantCulture, $"{payload[names.IndexOf("TypeName")]} of {size} bytes");
            // A sample stands for the bytes between two samples; a larger object is sampled more often than once in that many.
            var weight = size / (1 - Math.Exp(-size / BytesPerSample));
            lock (_lock)
            {
                _bytes[type] = _bytes.GetValueOrDefault(type) + weight;
            }
        }
    }
}
