namespace Pulumi;

/// <summary>The run of the program: what it is for, and the provider functions it can call.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Engine engine) => Engine = engine;

    public string StackName => Engine.StackName;

    public string ProjectName => Engine.ProjectName;

    public string OrganizationName => Engine.OrganizationName;

    /// <summary>The folder of Pulumi.yaml.</summary>
    public string RootDirectory => Engine.RootDirectory
        ?? throw new InvalidOperationException("The root directory is not known: set TestOptions.RootDirectory.");

    /// <summary>Whether it is a preview.</summary>
    public bool IsDryRun => Engine.IsDryRun;

    internal Engine Engine { get; }

    /// <summary>Calls a provider function once its arguments are known.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => Invoke<T>(token, args, options, null);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => new(new OutputState(new Invoker(Engine, token, options).CallAsync<T>(args)));

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => Invoke<T>(token, args, (InvokeOptions)options, null);

    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => Invoke<T>(token, args, (InvokeOptions)options, registerPackageRequest);

    /// <summary>Calls a provider function whose result has a single property, and returns that.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeSingle<T>(token, args, options, null);

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => new(new OutputState(new Invoker(Engine, token, options).CallSingleAsync<T>(args)));

    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options)
        => InvokeSingle<T>(token, args, (InvokeOptions)options, null);

    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest)
        => InvokeSingle<T>(token, args, (InvokeOptions)options, registerPackageRequest);

    /// <summary>Calls a provider function; unlike <see cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>, unknown arguments are left out.</summary>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeAsync<T>(token, args, options, null);

    public async Task<T> InvokeAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => (await new Invoker(Engine, token, options).CallNowAsync<T>(args).ConfigureAwait(false)).As<T>();

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeAsync(token, args, options, null);

    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => new Invoker(Engine, token, options).CallNowAsync<object>(args);

    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null)
        => InvokeSingleAsync<T>(token, args, options, null);

    public async Task<T> InvokeSingleAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest)
        => (await new Invoker(Engine, token, options).CallSingleNowAsync<T>(args).ConfigureAwait(false)).As<T>();
}
