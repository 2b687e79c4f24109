using System.Security.Cryptography;
using System.Text;

namespace GatewayStack.Certificates.Tests;

public class FileTests
{
    private const string Password = "correct horse";

    [Fact]
    public void A_pfx_with_chain_is_read_whole()
    {
        using var chain = TestChain.Create();
        using var reading = Pfx(TestPfx.Write([chain.Root, chain.Leaf, chain.Intermediate], [chain.Key], Password));
        Assert.Empty(reading.Findings);
        Assert.Equal(chain.Leaf.Thumbprint, reading.Bundle!.Thumbprint);
        Assert.Equal([chain.Intermediate.Thumbprint, chain.Root.Thumbprint], reading.Bundle.Chain.Select(each => each.Thumbprint));
        Assert.True(reading.Bundle.HasPrivateKey);
        Assert.Equal("EC P-256", reading.Bundle.KeyDescription.ToString());
        Assert.Equal(["www.example.com"], reading.Bundle.DnsNames);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_and_an_absent_password_open_files_made_with_either(string? made)
    {
        using var chain = TestChain.Create();
        var pfx = TestPfx.Write([chain.Leaf, chain.Intermediate], [chain.Key], made);
        using var empty = CertificateReader.ReadPfx("web.pfx", pfx, "");
        using var absent = CertificateReader.ReadPfx("web.pfx", pfx, null);
        Assert.Empty(empty.Findings);
        Assert.Empty(absent.Findings);
    }

    [Fact]
    public void A_pfx_without_seal_is_read()
    {
        using var chain = TestChain.Create();
        using var reading = Pfx(TestPfx.Write([chain.Leaf, chain.Intermediate], [chain.Key], Password, seal: false));
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("wrong pony", "web.pfx: the password does not open it. Set the password the file was exported with; mind spaces and line ends around it.")]
    [InlineData("", "web.pfx: it is encrypted, and no password was given. Give its password as a secret.")]
    public void A_wrong_password_is_said_and_never_shown(string password, string message)
    {
        using var chain = TestChain.Create();
        using var reading = CertificateReader.ReadPfx("web.pfx", TestPfx.Write([chain.Leaf], [chain.Key], Password), password);
        Assert.Equal(message, Assert.Single(reading.Findings).ToString());
        Assert.DoesNotContain("pony", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pfx_without_key_is_found_and_still_shown()
    {
        using var chain = TestChain.Create();
        using var reading = Pfx(TestPfx.Write([chain.Leaf, chain.Intermediate], [], Password));
        Assert.Equal(
            "web.pfx: there is no private key for the certificate 'www.example.com'. Export certificate and private key together, or give the key's file too.",
            Assert.Single(reading.Findings).ToString());
        Assert.Equal("www.example.com", reading.Bundle!.Name);
    }

    [Fact]
    public void A_key_of_another_certificate_is_found()
    {
        using var chain = TestChain.Create();
        using var other = TestChain.Create();
        using var reading = Pfx(TestPfx.Write([chain.Leaf, chain.Intermediate], [other.Key], Password));
        Assert.Equal(
            "web.pfx: the private key does not belong to the certificate 'www.example.com'. "
            + "Give the key the certificate was requested with; a renewal often comes with a new key.",
            Assert.Single(reading.Findings).ToString());
    }

    [Fact]
    public void Several_server_certificates_and_keys_are_found()
    {
        using var chain = TestChain.Create();
        using var other = TestChain.Create(new() { CommonName = "api.example.com" });
        using var reading = Pfx(TestPfx.Write([chain.Leaf, other.Leaf, chain.Intermediate], [chain.Key, other.Key], Password));
        Assert.Equal(
            [
                "web.pfx: it holds 2 private keys. Keep the key of the certificate to serve, and put others into files of their own.",
                "web.pfx: it holds 2 server certificates (www.example.com, api.example.com). Put each into a file of its own, with its key and chain.",
            ],
            reading.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_pem_given_as_pfx_says_so()
    {
        using var chain = TestChain.Create();
        using var reading = Pfx(Encoding.ASCII.GetBytes(chain.FullPem()));
        Assert.Equal(
            "web.pfx: it is PEM text, not a PFX. Give it as pem, or convert it: openssl pkcs12 -export -in cert.pem -inkey key.pem -out cert.pfx",
            Assert.Single(reading.Findings).ToString());
    }

    [Fact]
    public void A_pfx_given_as_pem_says_so()
    {
        using var folder = new TestFolder();
        using var chain = TestChain.Create();
        using var reading = CertificateReader.ReadPemFiles(folder.Write("web.pem", TestPfx.Write([chain.Leaf], [chain.Key], Password)));
        Assert.Equal(CertificateProblem.PfxGivenAsPem, Assert.Single(reading.Findings).Problem);
    }

    [Fact]
    public void A_bare_certificate_has_no_key()
    {
        using var chain = TestChain.Create();
        using var reading = Pfx(chain.Leaf.RawData);
        Assert.Equal(
            "web.pfx: it is a bare certificate (DER), which has no private key. Export certificate and private key together, as a PFX.",
            Assert.Single(reading.Findings).ToString());
    }

    [Fact]
    public void Base64_text_is_recognised()
    {
        using var chain = TestChain.Create();
        var pfx = TestPfx.Write([chain.Leaf], [chain.Key], Password);
        using var reading = Pfx(Encoding.ASCII.GetBytes(Convert.ToBase64String(pfx)));
        Assert.Equal("web.pfx: it is base64 text. Decode it first: base64 -d cert.txt > cert.pfx", Assert.Single(reading.Findings).ToString());
    }

    [Fact]
    public void Something_else_is_not_a_pfx()
    {
        using var reading = Pfx("GIF89a"u8.ToArray());
        Assert.Equal(CertificateProblem.NotAPfx, Assert.Single(reading.Findings).Problem);
    }

    [Fact]
    public void A_truncated_pfx_is_damaged()
    {
        using var chain = TestChain.Create();
        var pfx = TestPfx.Write([chain.Leaf], [chain.Key], Password);
        using var reading = Pfx(pfx[..^1]);
        Assert.Contains(Assert.Single(reading.Findings).Problem, new[] { CertificateProblem.Corrupt, CertificateProblem.NotAPfx });
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_said()
    {
        using var folder = new TestFolder();
        using var missing = CertificateReader.ReadFile(Path.Combine(folder.Path, "no.pfx"));
        using var directory = CertificateReader.ReadFile(folder.Path);
        Assert.Equal(CertificateProblem.FileMissing, Assert.Single(missing.Findings).Problem);
        Assert.Equal("it is a folder.", Assert.Single(directory.Findings).Message);
    }

    [Fact]
    public void An_empty_file_is_said()
    {
        using var folder = new TestFolder();
        var path = folder.Write("web.pfx", []);
        using var pfx = CertificateReader.ReadPfxFile(path);
        using var pem = CertificateReader.ReadPemFiles(path);
        Assert.Equal($"{path}: it is empty. Export or copy it again.", Assert.Single(pfx.Findings).ToString());
        Assert.Equal($"{path}: it is empty. Export or copy it again.", Assert.Single(pem.Findings).ToString());
    }

    [Fact]
    public void A_huge_file_is_refused_by_its_size_before_it_is_read()
    {
        using var folder = new TestFolder();
        var path = folder.Write("web.pfx", new byte[CertificateLimits.FileBytes + 1]);
        using var reading = CertificateReader.ReadFile(path);
        Assert.Equal("it has 262145 bytes; the limit is 262144.", Assert.Single(reading.Findings).Message);
    }

    [Fact]
    public void A_trust_store_is_refused()
    {
        using var chain = TestChain.Create();
        var many = Enumerable.Range(0, CertificateLimits.Certificates + 1).Select(_ => TestChain.SelfSigned(new()).Certificate);
        using var reading = Pfx(TestPfx.Write(many, [chain.Key], Password));
        Assert.Equal(CertificateProblem.TooManyCertificates, Assert.Single(reading.Findings).Problem);
    }

    [Theory]
    [InlineData(600_001, "opening it takes 600001 key derivation iterations; the limit is 600000.")]
    [InlineData(int.MaxValue, "opening it takes 2147483647 key derivation iterations; the limit is 600000.")]
    public void An_absurd_iteration_count_is_refused_before_anything_is_derived(int iterations, string message)
    {
        using var chain = TestChain.Create();
        var pfx = TestPfx.Write([chain.Leaf], [chain.Key], Password, iterations: 65_537);
        var bomb = Replace(pfx, [0x02, 0x03, 0x01, 0x00, 0x01], Integer(iterations)[..]);
        using var reading = Pfx(bomb);
        Assert.Equal(message, Assert.Single(reading.Findings).Message);
    }

    [Fact]
    public void An_encrypted_pem_key_with_an_absurd_iteration_count_is_refused()
    {
        using var chain = TestChain.Create();
        var key = chain.Key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_001));
        using var reading = CertificateReader.ReadPem("web.pem", TestChain.Pem(chain.Leaf, chain.Intermediate), key, Password);
        Assert.Equal(CertificateProblem.KeyDerivationTooCostly, Assert.Single(reading.Findings).Problem);
    }

    [Fact]
    public void A_text_from_PowerShell_is_read()
    {
        using var folder = new TestFolder();
        using var chain = TestChain.Create();
        using var reading = CertificateReader.ReadFile(folder.Write("web.pem", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(chain.FullPem())]));
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void An_old_encrypted_key_comes_with_the_command_that_converts_it()
    {
        using var chain = TestChain.Create();
        var old = "-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END EC PRIVATE KEY-----\n";
        using var reading = CertificateReader.ReadPem("web.pem", TestChain.Pem(chain.Leaf, chain.Intermediate) + old, password: Password);
        Assert.Equal(
            "web.pem: the private key is encrypted in OpenSSL's old way (Proc-Type: 4,ENCRYPTED), with MD5 over the password. "
            + "Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out new.key",
            Assert.Single(reading.Findings).ToString());
    }

    [Fact]
    public void A_certificate_request_is_not_a_certificate()
    {
        using var reading = CertificateReader.ReadPem("web.pem", "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n");
        Assert.Equal("it holds a certificate request (CSR), not a certificate.", reading.Findings[0].Message);
    }

    private static CertificateReading Pfx(byte[] content) => CertificateReader.ReadPfx("web.pfx", content, Password);

    private static byte[] Integer(int value)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        writer.WriteInteger(value);
        return writer.Encode();
    }

    /// <summary>Replaces the seal's iteration count, which comes last, and mends the lengths around it.</summary>
    private static byte[] Replace(byte[] pfx, byte[] old, byte[] replacement)
    {
        var reader = new System.Formats.Asn1.AsnReader(pfx, System.Formats.Asn1.AsnEncodingRules.BER).ReadSequence();
        var (version, safe, mac) = (reader.ReadEncodedValue(), reader.ReadEncodedValue(), reader.ReadSequence());
        var (digest, salt, count) = (mac.ReadEncodedValue(), mac.ReadEncodedValue(), mac.ReadEncodedValue());
        Assert.Equal(old, count.ToArray());
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(version.Span);
            writer.WriteEncodedValue(safe.Span);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(digest.Span);
                writer.WriteEncodedValue(salt.Span);
                writer.WriteEncodedValue(replacement);
            }
        }
        return writer.Encode();
    }
}
