using System.Text;
using GatewayStack.Certificates;
using GatewayStack.Infra.Settings;

namespace GatewayStack.Infra;

/// <summary>Reads the certificates that settings give as files or as secrets.</summary>
internal static class CertificateFiles
{
    /// <summary>Reads a PFX.</summary>
    /// <param name="pfx">Where it is.</param>
    /// <param name="name">Name of the certificate, for messages.</param>
    /// <param name="pathOf">Where a path in a stack file leads.</param>
    public static CertificateReading Read(this PfxSettings pfx, string name, Func<string, string> pathOf)
    {
        var password = pfx.Password?.Reveal();
        return pfx.File is { } file
            ? CertificateReader.ReadPfxFile(pathOf(file), password)
            : CertificateReader.ReadPfx(name, Decode(pfx.Data!.Reveal()), password);
    }

    /// <summary>Reads a certificate and its key as PEM.</summary>
    /// <param name="pem">Where they are.</param>
    /// <param name="pathOf">Where a path in a stack file leads.</param>
    public static CertificateReading Read(this PemSettings pem, Func<string, string> pathOf)
    {
        var (file, password) = (pathOf(pem.Certificate), pem.Password?.Reveal());
        return pem.KeyData is { } key && File.Exists(file)
            ? CertificateReader.ReadPem(file, File.ReadAllText(file), key.Reveal(), password)
            : CertificateReader.ReadPemFiles(file, pem.Key is { } path ? pathOf(path) : null, password);
    }

    /// <summary>Text that is not base64 is read as it is, so that the reader says what it looks like.</summary>
    private static byte[] Decode(string data)
    {
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(data);
    }
}
