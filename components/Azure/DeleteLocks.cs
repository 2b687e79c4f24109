using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GatewayStack.Components.Azure;

/// <summary>Locks that keep Azure resources from being deleted by whomever.</summary>
/// <remarks>A lock holds for everything in the resource's scope, role assignments too: let this component depend on whatever
/// is in scope, so that locks are made last and removed first.</remarks>
public sealed class DeleteLocks : ComponentResource
{
    /// <summary>Creates a lock on each resource.</summary>
    /// <param name="name">Name of the component.</param>
    /// <param name="resourceIds">Resource ids, each with the name its lock has in the program.</param>
    /// <param name="options">Options of the component.</param>
    public DeleteLocks(string name, IEnumerable<(string Name, Input<string> ResourceId)> resourceIds, ComponentResourceOptions? options = null)
        : base("gateway-stack:components:DeleteLocks", name, options)
    {
        foreach (var (resource, id) in resourceIds)
        {
            _ = new ManagementLockByScope($"{name}-{resource}", new ManagementLockByScopeArgs
            {
                LockName = "gateway-stack-delete",
                Scope = id,
                Level = LockLevel.CanNotDelete,
                Notes = "Set by the gateway stack (protection.locks); pulumi destroy removes it first.",
            }, new CustomResourceOptions { Parent = this });
        }
        RegisterOutputs();
    }
}
