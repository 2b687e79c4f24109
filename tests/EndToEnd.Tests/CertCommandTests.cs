using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using GatewayStack.Tests;

namespace GatewayStack.EndToEnd.Tests;

/// <summary><c>gateway cert</c> as a person starts it.</summary>
public sealed class CertCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gateway certs ").FullName;

    [Fact]
    public async Task A_certificate_for_trying_out_is_written_for_its_owner_alone()
    {
        var run = await CertAsync("create", "*.example.com", "127.0.0.1");

        Assert.Equal((0, "wildcard.example.com.pfx\n"), (run.ExitCode, run.Output.ReplaceLineEndings("\n")));
        using var certificate = X509CertificateLoader.LoadPkcs12FromFile(PathOf("wildcard.example.com.pfx"), "");
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal("CN=*.example.com", certificate.Subject);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("wildcard.example.com.pfx")));
    }

    [Fact]
    public async Task Files_that_exist_are_replaced_only_by_force()
    {
        File.WriteAllText(PathOf("www.example.com.pfx"), "precious");
        var refused = await CertAsync("create", "www.example.com");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal("error: www.example.com.pfx exists; give another --out, or --force to replace it\n", refused.Error.ReplaceLineEndings("\n"));
        Assert.Equal("precious", File.ReadAllText(PathOf("www.example.com.pfx")));
        Assert.Equal(0, (await CertAsync("create", "www.example.com", "--force")).ExitCode);
        Assert.NotEqual("precious", File.ReadAllText(PathOf("www.example.com.pfx")));
    }

    [Fact]
    public async Task PEM_files_become_a_PFX_with_the_password_of_a_variable_and_the_chain_in_order()
    {
        WriteChain(leafFirst: false);
        var run = await CertAsync(["pack", "web.crt", "web.key", "--out", "web.pfx", "--password-env", "PFX_PASSWORD"], ("PFX_PASSWORD", "s3cret"));

        Assert.Equal(0, run.ExitCode);
        var all = X509CertificateLoader.LoadPkcs12Collection(File.ReadAllBytes(PathOf("web.pfx")), "s3cret");
        Assert.Equal(2, all.Count);
        Assert.Equal("CN=www.example.com", all.Single(c => c.HasPrivateKey).Subject);
        Assert.DoesNotContain("s3cret", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_reads_from_the_server_to_what_is_missing()
    {
        WriteChain();
        var run = await CertAsync("inspect", "web.crt", "web.key");

        Assert.Equal(
            """
              chain       www.example.com
                          └ Test Intermediate, until 2099-12-31
                            └ Test Root, which is not in the file

            No findings.

            """.ReplaceLineEndings("\n"), run.Output.ReplaceLineEndings("\n")[run.Output.IndexOf("  chain", StringComparison.Ordinal)..]);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task All_findings_are_shown_and_an_error_ends_with_1()
    {
        WriteChain();
        var run = await CertAsync("inspect", "web.crt", "--host", "api.example.com");

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            """
            error NoPrivateKey: there is no private key for the certificate 'www.example.com'. Export certificate and private key together, or give the key's file too.
            error HostNotCovered: no name of the certificate covers 'api.example.com'; it has www.example.com. Ask for a certificate that names 'api.example.com', or remove the host from listeners and routes.

            """.ReplaceLineEndings("\n"), run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_for_programs_is_JSON()
    {
        WriteChain();
        var json = JsonNode.Parse((await CertAsync("inspect", "web.crt", "web.key", "--format", "json", "--stack", "dev", "--project", Run.Repository)).Output)!;

        Assert.Equal("www.example.com", json["certificate"]!["name"]!.GetValue<string>());
        Assert.Equal("Test Intermediate", json["certificate"]!["chain"]![0]!.GetValue<string>());
        Assert.False(json["covers"]!["echo.example.com"]!.GetValue<bool>());
        Assert.Empty(json["findings"]!.AsArray());
    }

    [Theory]
    [InlineData("inspect locked.pfx --password-env NOT_SET", 2, "the environment variable NOT_SET is not set; export it, or use --password-prompt")]
    [InlineData("inspect locked.pfx", 1, "error PasswordMissing: it is encrypted, and no password was given. Give it with --password-env VARIABLE, --password-stdin or --password-prompt (pack: --key-password-…).")]
    [InlineData("inspect locked.pfx --password-env WRONG", 1, "error WrongPassword: the password does not open it.")]
    [InlineData("inspect locked.pfx --password-env RIGHT --password-stdin", 2, "--password-env, --password-stdin and --password-prompt exclude one another; use one")]
    [InlineData("inspect locked.pfx --password right", 2, "a password on the command line can be seen by every user of the machine; use --password-env, --password-stdin or --password-prompt, and another password")]
    [InlineData("inspect none.pfx", 1, "error FileMissing: there is no such file")]
    [InlineData("create under_score!", 2, "under_score!: not a host name; use names such as www.example.com, *.example.com or localhost, or IP addresses")]
    [InlineData("create www.example.com --days 0", 2, "--days 0 is out of range; use 1 to 36500")]
    [InlineData("create www.example.com --out missing/web.pfx", 2, "missing/web.pfx cannot be written: there is no such folder; give another --out")]
    public async Task What_goes_wrong_is_said_in_a_sentence(string arguments, int exitCode, string message)
    {
        _ = await CertAsync(["create", "www.example.com", "--out", "locked.pfx", "--password-env", "RIGHT"], ("RIGHT", "right"));
        var run = await CertAsync(arguments.Split(' '), ("RIGHT", "right"), ("WRONG", "wrong"));

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string file) => Path.Combine(_folder, file);

    private Task<Run> CertAsync(params string[] arguments) => CertAsync(arguments, []);

    private Task<Run> CertAsync(string[] arguments, params (string Name, string? Value)[] environment) =>
        Run.ProcessAsync(Run.Gateway, ["cert", .. arguments], _folder, environment.ToDictionary(e => e.Name, e => e.Value));

    private void WriteChain(bool leafFirst = true) =>
        PemChain.Write(_folder, "www.example.com", new DateTimeOffset(2099, 12, 31, 0, 0, 0, TimeSpan.Zero), leafFirst);
}
