using Pulumi;

namespace GatewayStack.Infra;

/// <summary>Makes the stack. Asked through this interface, Pulumi reports what is wrong with the settings as it is;
/// made by reflection, the stack would wrap it in an exception with a stack trace.</summary>
/// <param name="options">Options of the stack, such as transformations.</param>
public sealed class StackFactory(StackOptions? options = null) : IServiceProvider
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(IngressStack) ? new IngressStack(options) : null;
}
