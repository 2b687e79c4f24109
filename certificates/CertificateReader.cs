using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace GatewayStack.Certificates;

/// <summary>
/// Reads certificates from files or memory. Never throws for bad content: what is wrong is in <see cref="CertificateReading.Findings"/>,
/// all of it at once. Passwords and keys appear in no message.
/// </summary>
public static class CertificateReader
{
    /// <summary>Reads a file, PFX or PEM, whichever it is.</summary>
    public static CertificateReading ReadFile(string path, string? password = null) =>
        WithFile(path, content => FileShapes.Of(content) is FileShape.Pem ? ReadPem(path, content, null, password) : ReadPfx(path, content, password));

    /// <summary>Reads a PFX (PKCS#12) file.</summary>
    public static CertificateReading ReadPfxFile(string path, string? password = null) =>
        WithFile(path, content => ReadPfx(path, content, password));

    /// <summary>Reads a certificate (with its chain, in any order) and its key from PEM files.</summary>
    /// <param name="certificatePath">The file with the certificate.</param>
    /// <param name="keyPath">The file with the key; null if it is in the same file.</param>
    /// <param name="password">The key's password, if it is encrypted.</param>
    public static CertificateReading ReadPemFiles(string certificatePath, string? keyPath = null, string? password = null) =>
        WithFile(certificatePath, certificate => keyPath is null
            ? ReadPem(certificatePath, certificate, null, password)
            : WithFile(keyPath, key => ReadPem(certificatePath + " + " + keyPath, certificate, key, password)));

    /// <summary>Reads a PFX (PKCS#12). Legacy (RC2, 3DES) and modern (PBES2, AES) encryption, with or without password or chain.</summary>
    /// <param name="source">How to call it in messages, such as the file's path or the setting's name.</param>
    /// <param name="content">The PFX.</param>
    /// <param name="password">Null and empty are the same.</param>
    public static CertificateReading ReadPfx(string source, byte[] content, string? password = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Read(source, orderMatters: false, (materials, _) =>
        {
            CheckSize(content.Length);
            RefuseOtherThanPfx(FileShapes.Of(content));
            PfxReader.Read(content, password, materials);
        });
    }

    /// <summary>Reads PEM text: the certificate, its chain in any order, and the key (PKCS#8, PKCS#1, SEC1, encrypted PKCS#8).</summary>
    /// <param name="source">How to call it in messages.</param>
    /// <param name="certificate">The text with the certificates, and the key if <paramref name="key"/> is null.</param>
    /// <param name="key">The text with the key.</param>
    /// <param name="password">The key's password, if it is encrypted.</param>
    public static CertificateReading ReadPem(string source, string certificate, string? key = null, string? password = null)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return ReadPem(source, Encoding.UTF8.GetBytes(certificate), key is null ? null : Encoding.UTF8.GetBytes(key), password);
    }

    private static CertificateReading ReadPem(string source, byte[] certificate, byte[]? key, string? password) =>
        Read(source, orderMatters: true, (materials, notes) =>
        {
            var text = new StringBuilder();
            foreach (var content in key is null ? [certificate] : new[] { certificate, key })
            {
                CheckSize(content.Length);
                if (FileShapes.Of(content) is not FileShape.Pem and var shape)
                    throw NotPem(shape);
                text.Append(FileShapes.Text(content)).Append('\n');
            }
            PemReader.Read(text.ToString(), password, materials, notes);
        });

    private static CertificateReading Read(string source, bool orderMatters, Action<Materials, ReadingNotes> read)
    {
        var notes = new ReadingNotes(source);
        var materials = new Materials(notes);
        CertificateBundle? bundle = null;
        try
        {
            read(materials, notes);
            bundle = BundleAssembly.Assemble(materials, orderMatters, notes);
        }
        catch (Refusal refusal)
        {
            notes.Error(refusal.Problem, refusal.Message, refusal.Fix);
        }
        catch (Exception e) when (IsAboutContent(e))
        {
            notes.Error(
                CertificateProblem.Corrupt,
                "it is damaged or holds something that cannot be read.",
                "Export it again, and copy it in binary mode; openssl pkcs12 -info -in FILE (or openssl x509 -text -in FILE) shows where it breaks.");
        }
        if (bundle is null)
            materials.Dispose();
        return new CertificateReading(source, bundle, notes.Findings);
    }

    /// <summary>What .NET throws for bytes that are not what they should be; found by a hundred thousand damaged files.</summary>
    private static bool IsAboutContent(Exception e) =>
        e is CryptographicException or AsnContentException or ArgumentException or InvalidOperationException or FormatException or PlatformNotSupportedException;

    private static CertificateReading WithFile(string path, Func<byte[], CertificateReading> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var file = new FileInfo(path);
            if (file is { Exists: true, Length: > CertificateLimits.FileBytes })
                return Read(path, orderMatters: false, (_, _) => CheckSize(file.Length));
            return read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Read(path, orderMatters: false, (_, _) => throw new Refusal(
                CertificateProblem.FileMissing, $"there is no such file (looked for {Path.GetFullPath(path)}).", "Paths start at the project's folder."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            return Read(path, orderMatters: false, (_, _) => throw new Refusal(
                CertificateProblem.FileUnreadable,
                Directory.Exists(path) ? "it is a folder." : $"it cannot be read ({e.GetType().Name}).",
                "Give the path of a file that this user may read."));
        }
    }

    private static void CheckSize(long length)
    {
        if (length == 0)
            throw new Refusal(CertificateProblem.FileEmpty, "it is empty.", "Export or copy it again.");
        if (length > CertificateLimits.FileBytes)
            throw new Refusal(
                CertificateProblem.FileTooLarge,
                $"it has {length} bytes; the limit is {CertificateLimits.FileBytes}.",
                "Give a file with one certificate, its chain and its key.");
    }

    private static void RefuseOtherThanPfx(FileShape shape)
    {
        switch (shape)
        {
            case FileShape.Pfx:
                return;
            case FileShape.Pem:
                throw new Refusal(
                    CertificateProblem.PemGivenAsPfx, "it is PEM text, not a PFX.", "Give it as pem, or convert it: openssl pkcs12 -export -in cert.pem -inkey key.pem -out cert.pfx");
            case FileShape.DerCertificate:
                throw new Refusal(
                    CertificateProblem.DerWithoutKey,
                    "it is a bare certificate (DER), which has no private key.",
                    "Export certificate and private key together, as a PFX.");
            case FileShape.Base64:
                throw new Refusal(CertificateProblem.NotAPfx, "it is base64 text.", "Decode it first: base64 -d cert.txt > cert.pfx");
            case FileShape.Pkcs7:
                throw new Refusal(
                    CertificateProblem.NotAPfx, "it is a PKCS#7 container (.p7b), which has no private key.", "Export certificate and private key together, as a PFX.");
            case FileShape.DerKey:
                throw new Refusal(CertificateProblem.NotAPfx, "it is a private key without certificate.", "Export certificate and private key together, as a PFX.");
            default:
                throw new Refusal(CertificateProblem.NotAPfx, "it is not a PFX (PKCS#12).", "Give a .pfx or .p12 file with certificate, chain and private key.");
        }
    }

    private static Refusal NotPem(FileShape shape) => shape switch
    {
        FileShape.Pfx => new(CertificateProblem.PfxGivenAsPem, "it is a PFX, not PEM text.", "Give it as pfx."),
        FileShape.DerCertificate => new(
            CertificateProblem.NotAPem, "it is a binary (DER) certificate, not PEM text.", "Convert it: openssl x509 -inform der -in cert.cer -out cert.pem"),
        FileShape.DerKey => new(CertificateProblem.NotAPem, "it is a binary (DER) key, not PEM text.", "Convert it: openssl pkey -inform der -in key.der -out key.pem"),
        _ => new(CertificateProblem.NotAPem, "it is not PEM text; there is no line '-----BEGIN …-----'.", "Give the .pem, .crt or .key file as the authority delivered it."),
    };
}
