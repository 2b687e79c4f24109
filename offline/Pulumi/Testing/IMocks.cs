namespace Pulumi.Testing;

/// <summary>Plays the cloud for a program that runs without an engine.</summary>
public interface IMocks
{
    /// <summary>Creates or reads a resource: its provider ID (null while unknown) and its properties.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers a call of a provider function with its properties.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Hears of the outputs of a component or of the stack.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
