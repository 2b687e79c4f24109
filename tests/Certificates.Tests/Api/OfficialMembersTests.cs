using System.Reflection;
using Azure.Security.KeyVault.Certificates;

namespace GatewayStack.Certificates.Tests;

/// <summary>
/// The offline client is a subset of the official one. <c>official-members.txt</c> lists the members in use as the official package's
/// published API listing states them.
/// </summary>
public class OfficialMembersTests
{
    private static readonly Assembly Client = typeof(CertificateClient).Assembly;

    [Fact]
    public void Every_member_in_use_is_there() => Assert.Empty(Official().Except(MemberList.Of(Client)));

    [Fact]
    public void The_offline_client_has_no_member_that_the_official_one_lacks()
    {
        Assert.SkipWhen(Client.GetName().Version!.Major >= 4, "This build uses the official package; nothing to compare.");
        Assert.Empty(MemberList.Of(Client).Except(Official()));
    }

    private static List<string> Official()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("official-members.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
