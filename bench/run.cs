#:property PublishAot=false
#:property GenerateDocumentationFile=false
#:property RunAnalyzers=false
#:property ManagePackageVersionsCentrally=false
#:property RestorePackagesWithLockFile=false

// Whole-process time and memory of `gateway plan`, beside an empty .NET program and the same stack on the Node SDK.
// Usage: dotnet run bench/run.cs [RUNS]      (after ./gateway plan; for the Node peer: npm ci in bench/peers/node)
using System.Diagnostics;
using System.Globalization;
using System.Text;

var runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var root = Environment.CurrentDirectory;
var gateway = Path.Combine(root, "artifacts", "gateway", OperatingSystem.IsWindows() ? "gateway.exe" : "gateway");
Environment.SetEnvironmentVariable("GATEWAY_ROOT", null);

Run("dotnet", "build", "bench/peers/empty", "-c", "Release", "-v", "q", "--nologo");
var empty = Measure("an empty .NET program", Path.Combine(root, "artifacts", "offline", "bin", "empty", "release", OperatingSystem.IsWindows() ? "empty.exe" : "empty"));
var node = Measure("the dev stack on the Node SDK's mocks", "node", "bench/peers/node/index.js");
var dev = Measure("gateway plan, dev stack", gateway, "plan", "--stack", "dev");
Console.WriteLine($"    {dev / empty:0.0} × the empty program, {dev / node:0.00} × the Node peer");
foreach (var routes in (int[])[10, 100, 1_000, 5_000])
{
    var folder = Directory.CreateTempSubdirectory("gateway-bench-").FullName;
    WriteStack(folder, routes);
    Measure($"gateway plan, {routes} routes", gateway, "plan", "--project", folder, "--stack", "bench");
    Directory.Delete(folder, recursive: true);
}

double Measure(string what, string program, params string[] arguments)
{
    Run(program, arguments);
    var samples = Enumerable.Range(0, runs).Select(_ => Run(program, arguments)).OrderBy(s => s.Milliseconds).ToList();
    var median = samples[samples.Count / 2];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {median.Milliseconds,8:0} ms {median.Megabytes,6:0} MB"));
    return median.Milliseconds;
}

(double Milliseconds, double Megabytes) Run(string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = root };
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(start)!;
    var peak = 0L;
    var output = process.StandardOutput.ReadToEndAsync();
    while (!process.WaitForExit(2))
    {
        process.Refresh();
        try
        {
            peak = Math.Max(peak, process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            break;
        }
    }
    process.WaitForExit();
    var elapsed = clock.Elapsed.TotalMilliseconds;
    output.Wait();
    return process.ExitCode == 0 ? (elapsed, peak / 1e6) : throw new InvalidOperationException($"{program} failed: {output.Result}");
}

static void WriteStack(string folder, int routes)
{
    var stack = new StringBuilder("""
        config:
          azure-native:location: eastus
          gateway-stack:domain: example.com
          gateway-stack:vault: { name: kv-bench }
          gateway-stack:cluster: { kubernetesVersion: "1.35" }
          gateway-stack:certificates: [{ name: web, selfSigned: {} }]
          gateway-stack:dns: { zones: [{ name: example.com, resourceGroup: rg-dns }] }
          gateway-stack:gateways: { public: { namespace: apps } }
          gateway-stack:routes:

        """.ReplaceLineEndings("\n"));
    for (var i = 0; i < routes; i++)
        stack.Append(CultureInfo.InvariantCulture, $"    r{i}: {{ gateway: public, hostnames: [h{i}], backendRefs: [\"s{i}:80\"] }}\n");
    File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: gateway-stack\nruntime: dotnet\n");
    File.WriteAllText(Path.Combine(folder, "Pulumi.bench.yaml"), stack.ToString());
}
