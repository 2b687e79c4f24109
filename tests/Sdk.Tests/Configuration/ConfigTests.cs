using GatewayStack.Sdk.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace GatewayStack.Sdk.Tests.Configuration;

/// <summary>Configuration comes from the environment, which tests share: they run one after the other.</summary>
[Collection(nameof(ConfigTests))]
public sealed class ConfigTests : IDisposable
{
    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", null);
    }

    [Fact]
    public async Task Values_are_read_by_type()
    {
        Set("""{"project:text":"a","project:flag":"true","project:count":"3","project:ratio":"0.5","project:list":"[1,2]"}""");
        await Run.Preview(() =>
        {
            var config = new Config();
            Assert.Equal("a", config.Require("text"));
            Assert.True(config.RequireBoolean("flag"));
            Assert.Equal(3, config.RequireInt32("count"));
            Assert.Equal(0.5, config.RequireDouble("ratio"));
            Assert.Equal([1, 2], config.RequireObject<int[]>("list"));
            Assert.Null(config.Get("other"));
        });
    }

    [Fact]
    public async Task Secrets_are_secret_outputs()
    {
        Set("""{"project:password":"hunter2"}""", """["project:password"]""");
        await Run.Async(async () =>
        {
            var password = new Config().RequireSecret("password");
            Assert.True(await Output.IsSecretAsync(password));
            Assert.Equal("hunter2", await OutputUtilities.GetValueAsync(password));
        });
    }

    [Fact]
    public async Task A_missing_value_is_named_with_the_command_that_sets_it()
        => Assert.Equal(
            "Missing Required configuration variable 'ns:key'\n\tplease set a value using the command `pulumi config set ns:key <value>`",
            await ErrorOf(() => new Config("ns").Require("key")));

    [Fact]
    public async Task A_value_of_the_wrong_type_is_named()
    {
        Set("""{"project:count":"many"}""");
        Assert.Equal("Configuration 'project:count' value 'many' is not a valid Int32", await ErrorOf(() => new Config().RequireInt32("count")));
    }

    [Fact]
    public async Task A_secret_of_the_wrong_type_is_not_shown()
    {
        Run.OnlyOffline("the official message shows the value");
        Set("""{"project:count":"hunter2"}""", """["project:count"]""");
        Assert.Equal(
            "Configuration 'project:count' value '[secret]' is not a valid Int32", await ErrorOf(() => new Config().RequireSecretInt32("count")));
    }

    private static void Set(string config, string secretKeys = "[]")
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", config);
        Environment.SetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS", secretKeys);
    }

    private static async Task<string> ErrorOf(Action program)
        => (await Assert.ThrowsAsync<RunException>(() => Run.Preview(program))).Message;
}
