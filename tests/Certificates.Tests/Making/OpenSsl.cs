using System.Diagnostics;

namespace GatewayStack.Certificates.Tests;

/// <summary>The openssl command in a folder of its own.</summary>
public sealed class OpenSsl : IDisposable
{
    private static readonly bool IsThere = Try("version");

    private static readonly bool HasLegacy = Try("list -providers -provider legacy");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gateway-certs-");

    public OpenSsl()
    {
        Assert.SkipUnless(IsThere, "This test compares with OpenSSL: install openssl 3 (apt install openssl, brew install openssl, winget install openssl).");
    }

    public static void NeedLegacy() =>
        Assert.SkipUnless(HasLegacy, "This test needs OpenSSL's legacy provider (RC2, 3DES): install a full OpenSSL 3.");

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(PathOf(file), bytes);

    /// <summary>Runs openssl; fails the test with its own words if it fails.</summary>
    public string Run(string arguments)
    {
        var (code, output, error) = Start(arguments, _folder.FullName);
        Assert.True(code == 0, $"openssl {arguments}\n{error}");
        return output;
    }

    /// <summary>Runs openssl and returns what it says on the side.</summary>
    public string Info(string arguments) => Start(arguments, _folder.FullName).Error;

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool Try(string arguments)
    {
        try
        {
            return Start(arguments, Path.GetTempPath()).Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output, string Error) Start(string arguments, string folder)
    {
        var start = new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
