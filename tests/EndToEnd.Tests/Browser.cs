using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GatewayStack.EndToEnd.Tests;

/// <summary>A headless Chromium with one page, spoken to by its DevTools protocol.</summary>
public sealed partial class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = [];
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly string _profile = Directory.CreateTempSubdirectory("chromium-").FullName;
    private TaskCompletionSource _loaded = new();
    private Process? _process;
    private string? _session;
    private int _id;

    /// <summary>What the page asked for, beside itself.</summary>
    public IEnumerable<string> Requests => _requests.Skip(1).Where(url => !url.StartsWith("data:", StringComparison.Ordinal));

    /// <summary>Errors and warnings on the page's console, its policy's violations included.</summary>
    public IEnumerable<string> Complaints => _complaints;

    public async ValueTask InitializeAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        if (program is null)
            return;
        _process = Process.Start(new ProcessStartInfo(program,
            ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "about:blank"])
        { RedirectStandardError = true })!;
        await _socket.ConnectAsync(await AddressAsync(_process.StandardError), default);
        _ = ReceiveAsync();
        var target = await SendAsync("Target.createTarget", new() { ["url"] = "about:blank" });
        _session = (await SendAsync("Target.attachToTarget", new() { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true }))["sessionId"]!.GetValue<string>();
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            await SendAsync($"{domain}.enable");
    }

    /// <summary>Skips the test where no browser is installed.</summary>
    public void Require() =>
        Assert.SkipWhen(_process is null, "needs a headless Chromium on the PATH: apt-get install chromium, or install Google Chrome");

    /// <summary>Opens a file in a window of a width.</summary>
    public async Task OpenAsync(string file, int width, bool dark = false, bool scripts = true)
    {
        _requests.Clear();
        _complaints.Clear();
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        await SendAsync("Emulation.setEmulatedMedia", new()
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !scripts });
        await SendAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri });
        await _loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>The value of an expression on the page.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Sends a command of the protocol and returns its result.</summary>
    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var (id, answer) = (Interlocked.Increment(ref _id), new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously));
        _answers[id] = answer;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [], ["sessionId"] = _session };
        if (_session is null)
            message.Remove("sessionId");
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, default);
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_profile, recursive: true);
    }

    private static async Task<Uri> AddressAsync(StreamReader error)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await error.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // The rest is read, so that the browser does not wait for somebody to do so.
                _ = error.ReadToEndAsync(CancellationToken.None);
                return new(match.Groups[1].Value);
            }
        }
        throw new InvalidOperationException("The browser did not start.");
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[1 << 16];
        while (_socket.State == WebSocketState.Open)
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), default);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            Receive(JsonNode.Parse(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length))!);
        }
    }

    private void Receive(JsonNode message)
    {
        if (message["id"] is { } id && _answers.TryRemove(id.GetValue<int>(), out var answer))
        {
            if (message["error"] is { } error)
                answer.SetException(new InvalidOperationException(error.ToJsonString()));
            else
                answer.SetResult(message["result"]!);
            return;
        }
        var parameters = message["params"];
        switch (message["method"]?.GetValue<string>())
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                _requests.Enqueue(parameters!["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded":
                _complaints.Enqueue(parameters!.ToJsonString());
                break;
        }
    }

    [GeneratedRegex("DevTools listening on (ws://\\S+)")]
    private static partial Regex Listening();
}
