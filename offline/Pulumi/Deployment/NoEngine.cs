namespace Pulumi;

/// <summary>Says that this build cannot deploy, and what to do instead.</summary>
internal static class NoEngine
{
    public static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "error: this program was built with the offline Pulumi SDK, which runs it for plans and tests but cannot deploy.\n" +
            "To deploy, run `pulumi up` in the project folder: the Pulumi CLI builds infra/ with the official packages.\n" +
            "Any other build uses them with `-p:PulumiSdk=official`.").ConfigureAwait(false);
        return 1;
    }
}
