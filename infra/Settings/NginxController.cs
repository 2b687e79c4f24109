namespace GatewayStack.Infra.Settings;

/// <summary>The default controller of managed NGINX, by where its load balancer is.</summary>
/// <remarks>AKS docs, "Application routing add-on": <c>defaultIngressControllerType</c>.</remarks>
public enum NginxController
{
    /// <summary>No controller; one that runs is removed, with its address.</summary>
    None,

    /// <summary>As the annotations of the controller's own resource say; public where they say nothing.</summary>
    AnnotationControlled,

    /// <summary>Behind a public load balancer.</summary>
    External,

    /// <summary>Behind a load balancer inside the network.</summary>
    Internal,
}
