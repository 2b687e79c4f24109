using GatewayStack.Components.Kubernetes;
using GatewayStack.Infra.Settings;
using Pulumi;

namespace GatewayStack.Infra;

/// <summary>The servers of the demo applications.</summary>
/// <param name="ServiceName">Name of the Service.</param>
/// <param name="Image">Container image.</param>
/// <param name="Arguments">Arguments of the container.</param>
/// <param name="Port">Port of the Service.</param>
/// <param name="ContainerPort">Port the container listens on.</param>
internal sealed record DemoWorkloads(string ServiceName, string Image, string[] Arguments, int Port, int ContainerPort)
{
    private const string HttpbinImage = "docker.io/mccutchen/go-httpbin:v2.15.0";
    private const string EchoImage = "docker.io/hashicorp/http-echo:1.0.0";

    public static IEnumerable<DemoWorkloads> Of(DemoApplication application) => application switch
    {
        DemoApplication.Httpbin => [new("httpbin", HttpbinImage, [], 8000, 8080)],
        DemoApplication.Echo => [Echo("echo-v1", "Echo v1"), Echo("echo-v2", "Echo v2")],
        DemoApplication.Store => [Echo("store-front", "Store front"), Echo("store-admin", "Store admin")],
        _ => throw new ArgumentOutOfRangeException(nameof(application)),
    };

    public DemoWorkloadArgs In(Input<string> ns) => new()
    {
        ServiceName = ServiceName,
        Namespace = ns,
        Image = Image,
        Arguments = Arguments.ToList(),
        Port = Port,
        ContainerPort = ContainerPort,
    };

    private static DemoWorkloads Echo(string name, string text) => new(name, EchoImage, [$"-text={text}", "-listen=:5678"], 80, 5678);
}
