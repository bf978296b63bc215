namespace SdrsMock.Conformance.Targets;

/// <summary>A mock that runs inside this process. The composition root knows which.</summary>
internal interface IHostedMock : IAsyncDisposable
{
    /// <summary>Where it listens.</summary>
    Uri Url { get; }
}
