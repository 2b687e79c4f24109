namespace GatewayStack.Cli.Comparison;

/// <summary>Says what is being done, on the error stream of a terminal, when it takes longer than a second.</summary>
internal sealed class Progress : IDisposable
{
    private readonly Timer? _timer;

    private Progress(string what)
    {
        if (!Console.IsErrorRedirected)
            _timer = new(_ => Console.Error.WriteLine(Terminal.ErrorStyle.Dim($"{what} …")), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins; ends when disposed.</summary>
    public static Progress Of(string what) => new(what);

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();
}
