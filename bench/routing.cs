#:sdk Microsoft.NET.Sdk.Web
#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property RunAnalyzers=false
#:property TreatWarningsAsErrors=false
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false
#:package BenchmarkDotNet@0.14.0
#:project ../routing/GatewayStack.Routing.csproj

// How fast a request's route is found among 10,000 routes of 1,000 host names, beside the matcher of ASP.NET Core, which YARP adds its
// routes to. Usage: dotnet run -c Release bench/routing.cs
using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GatewayStack.Routing.Attachment;
using GatewayStack.Routing.Explaining;
using GatewayStack.Routing.Matching;
using GatewayStack.Routing.Objects;

BenchmarkRunner.Run<Matchers>(DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "gateway-bench")));

/// <summary>One operation is one request found, out of a thousand different ones.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class Matchers
{
    private const int Requests = 1_000;

    private GatewayState _gateway = null!;
    private Router _router = null!;
    private Request[] _requests = null!;
    private RequestDelegate _pipeline = null!;
    private DefaultHttpContext[] _contexts = null!;

    [Params(100, 1_000, 10_000)]
    public int Routes { get; set; }

    private int Hosts => Math.Max(1, Routes / 10);

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var asked = Enumerable.Range(0, Requests).Select(_ => random.Next(Routes)).ToList();

        var topology = Topology.Of(Objects());
        _gateway = topology.Gateways[0];
        _router = new Router(topology);
        _requests = [.. asked.Select(i => Request.TryRead("GET", $"http://{HostOf(i)}{PathOf(i)}/x", [], out _)!)];
        foreach (var (i, request) in asked.Zip(_requests))
        {
            if (_router.Find(_gateway, request)?.Route.Key.Name != $"r{i}")
                throw new InvalidOperationException($"{request.Host}{request.Path} does not find r{i}");
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRouting();
        var services = builder.Services.BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            for (var i = 0; i < Routes; i++)
                endpoints.Map(PathOf(i) + "/{**rest}", _ => Task.CompletedTask).RequireHost(HostOf(i)).WithDisplayName($"r{i}");
        });
        _pipeline = app.Build();
        _contexts = [.. asked.Select(i => Context(services, i))];
        foreach (var (i, context) in asked.Zip(_contexts))
        {
            _pipeline(context).GetAwaiter().GetResult();
            if (context.GetEndpoint()?.DisplayName != $"r{i}")
                throw new InvalidOperationException($"{context.Request.Host}{context.Request.Path} finds {context.GetEndpoint()?.DisplayName}, not r{i}");
        }
    }

    [Benchmark(OperationsPerInvoke = Requests, Description = "routing/ (Gateway API)")]
    public int GatewayApi()
    {
        var found = 0;
        foreach (var request in _requests)
            found += _router.Find(_gateway, request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Requests, Baseline = true, Description = "ASP.NET Core routing")]
    public int AspNetCore()
    {
        var found = 0;
        foreach (var context in _contexts)
        {
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            _pipeline(context).GetAwaiter().GetResult();
            found += context.GetEndpoint() is null ? 0 : 1;
        }
        return found;
    }

    private static string PathOf(int route) => $"/p{(route % 10).ToString(CultureInfo.InvariantCulture)}";

    private string HostOf(int route) => $"h{(route / 10 % Hosts).ToString(CultureInfo.InvariantCulture)}.example.com";

    private DefaultHttpContext Context(IServiceProvider services, int route)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = "GET";
        context.Request.Host = new HostString(HostOf(route));
        context.Request.Path = PathOf(route) + "/x";
        return context;
    }

    private IEnumerable<KubernetesObject> Objects() => new[]
    {
        """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"g","namespace":"n"},"spec":{"gatewayClassName":"istio","listeners":[{"name":"http","port":80,"protocol":"HTTP"}]}}""",
    }.Concat(Enumerable.Range(0, Routes).Select(i =>
        $$$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"r{{{i}}}","namespace":"n"},"spec":{"parentRefs":[{"name":"g"}],"hostnames":["{{{HostOf(i)}}}"],"rules":[{"matches":[{"path":{"type":"PathPrefix","value":"{{{PathOf(i)}}}"}}],"backendRefs":[{"name":"s","port":80}]}]}}"""))
        .Select(json => KubernetesObject.From((JsonObject)JsonNode.Parse(json)!)!);
}
