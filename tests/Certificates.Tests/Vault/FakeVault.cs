using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GatewayStack.Certificates.Tests;

/// <summary>One request as it arrived.</summary>
public sealed record SeenRequest(string Method, string Path, string? Authorization, long BodyLength);

/// <summary>
/// A vault on loopback: HTTPS, the bearer challenge, versions, soft deletion and pending creations, as far as the importer uses them. Faults
/// are queued per path.
/// </summary>
public sealed class FakeVault : IAsyncDisposable
{
    private readonly List<(string PathEnd, Func<HttpContext, Func<Task>, Task> Run)> _faults = [];
    private readonly List<SeenRequest> _seen = [];
    private readonly Lock _lock = new();
    private readonly WebApplication _server;
    private readonly X509Certificate2 _identity;
    private readonly VaultObjects _objects;

    private FakeVault(X509Certificate2 identity, WebApplication server)
    {
        Uri = new Uri($"https://kv-{Guid.NewGuid().ToString("N")[..16]}.vault.azure.net/");
        _identity = identity;
        _server = server;
        _objects = new VaultObjects(Uri);
        server.Run(AnswerAsync);
    }

    /// <summary>A name of its own, since clients remember challenges by host.</summary>
    public Uri Uri { get; }

    public VaultObjects Objects => _objects;

    /// <summary>What the challenge asks for.</summary>
    public string Resource { get; set; } = "https://vault.azure.net";

    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (_lock)
                return [.. _seen];
        }
    }

    /// <summary>The authenticated requests: method and the path's last word.</summary>
    public IEnumerable<string> Calls => Seen.Where(each => each.Authorization is not null).Select(each => $"{each.Method} {each.Path}");

    public static async Task<FakeVault> StartAsync()
    {
        using var made = SelfSignedCertificate.Create(["*.vault.azure.net"]);
        var identity = X509CertificateLoader.LoadPkcs12(made.ToPfx("", PfxEncryption.TripleDes), "");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(identity)));
        var server = builder.Build();
        var vault = new FakeVault(identity, server);
        await server.StartAsync();
        return vault;
    }

    /// <summary>The next <paramref name="times"/> authenticated requests whose path ends so go to <paramref name="fault"/> first.</summary>
    public void Fail(string pathEnd, Func<HttpContext, Func<Task>, Task> fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _faults.Add((pathEnd, fault));
    }

    /// <summary>A transport that reaches this server under the vault's real host name and trusts its certificate only.</summary>
    public HttpPipelineTransport Transport()
    {
        var port = new Uri(_server.Urls.First()).Port;
        return new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _identity.Thumbprint },
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
        _identity.Dispose();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var path = http.Request.Path.Value!.TrimEnd('/');
        var authorization = (string?)http.Request.Headers.Authorization;
        lock (_lock)
            _seen.Add(new(http.Request.Method, path, authorization, body.Length));
        if (authorization != "Bearer " + TestCredential.Token)
        {
            http.Response.Headers.WWWAuthenticate = $"Bearer authorization=\"https://login.microsoftonline.com/{TestCredential.Tenant}\", resource=\"{Resource}\"";
            await Faults.Error(401, "Unauthorized")(http, () => Task.CompletedTask);
            return;
        }
        var json = body.Length == 0 ? null : JsonNode.Parse(body.ToArray());
        Task Proceed() => WriteAsync(http, _objects.Answer(http.Request.Method, path, json));
        if (TakeFault(path) is { } fault)
            await fault(http, Proceed);
        else
            await Proceed();
    }

    private Func<HttpContext, Func<Task>, Task>? TakeFault(string path)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(each => path.EndsWith(each.PathEnd, StringComparison.Ordinal));
            if (index < 0)
                return null;
            var fault = _faults[index].Run;
            _faults.RemoveAt(index);
            return fault;
        }
    }

    private static Task WriteAsync(HttpContext http, (int Status, JsonNode Body) answer)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.Body.ToJsonString());
    }
}
