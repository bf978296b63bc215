namespace SdrsMock.Conformance.Targets;

/// <summary>A mock that runs inside this process. Only the composition root creates one.</summary>
internal interface IHostedMock : IAsyncDisposable
{
    /// <summary>The URL that the mock listens on.</summary>
    Uri Url { get; }
}
