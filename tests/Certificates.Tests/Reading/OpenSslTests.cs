using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GatewayStack.Certificates.Tests;

/// <summary>What OpenSSL writes is read here; what is written here OpenSSL reads.</summary>
public sealed class OpenSslTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly OpenSsl _openssl = new();

    public void Dispose() => _openssl.Dispose();

    [Theory]
    [InlineData("rsa:2048", "RSA 2048")]
    [InlineData("rsa:3072", "RSA 3072")]
    [InlineData("ec -pkeyopt ec_paramgen_curve:P-256", "EC P-256")]
    [InlineData("ec -pkeyopt ec_paramgen_curve:P-384", "EC P-384")]
    [InlineData("ec -pkeyopt ec_paramgen_curve:P-521", "EC P-521")]
    public void Every_key_type_is_read_from_pem_and_pfx(string key, string description)
    {
        MakeSelfSigned(key);
        _openssl.Run("pkcs12 -export -in cert.pem -inkey key.pem -out cert.pfx -passout \"pass:correct horse\"");
        using var pem = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("key.pem"));
        using var pfx = CertificateReader.ReadFile(_openssl.PathOf("cert.pfx"), Password);
        foreach (var reading in new[] { pem, pfx })
        {
            Assert.Empty(reading.Check(new() { Hosts = ["www.example.com"] }));
            Assert.Equal(description, reading.Bundle!.KeyDescription.ToString());
            Assert.Equal(Fingerprint("cert.pem"), reading.Bundle.Thumbprint);
        }
    }

    [Theory]
    [InlineData("-keypbe AES-256-CBC -certpbe AES-256-CBC -macalg sha256")]
    [InlineData("-keypbe AES-128-CBC -certpbe AES-128-CBC -macalg sha512")]
    [InlineData("-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1")]
    [InlineData("-keypbe AES-256-CBC -certpbe NONE")]
    [InlineData("-keypbe NONE -certpbe NONE")]
    [InlineData("-nomac")]
    [InlineData("-iter 100000")]
    [InlineData("-legacy")]
    [InlineData("-legacy -descert")]
    public void Every_pfx_encryption_is_read(string options)
    {
        if (options.Contains("-legacy", StringComparison.Ordinal))
            OpenSsl.NeedLegacy();
        MakeSelfSigned("rsa:2048");
        foreach (var password in new[] { Password, "" })
        {
            _openssl.Run($"pkcs12 -export {options} -in cert.pem -inkey key.pem -out cert.pfx -passout \"pass:{password}\"");
            using var reading = CertificateReader.ReadFile(_openssl.PathOf("cert.pfx"), password);
            Assert.Empty(reading.Findings);
            Assert.Equal(Fingerprint("cert.pem"), reading.Bundle!.Thumbprint);
        }
    }

    [Theory]
    [InlineData("rsa:2048", "pkey -in key.pem -out other.pem -traditional", "RSA PRIVATE KEY")]
    [InlineData("ec -pkeyopt ec_paramgen_curve:P-256", "pkey -in key.pem -out other.pem -traditional", "EC PRIVATE KEY")]
    [InlineData("rsa:2048", "pkcs8 -topk8 -in key.pem -out other.pem -v2 aes-256-cbc -passout \"pass:correct horse\"", "ENCRYPTED PRIVATE KEY")]
    [InlineData("rsa:2048", "pkcs8 -topk8 -in key.pem -out other.pem -v2 des3 -v2prf hmacWithSHA1 -passout \"pass:correct horse\"", "ENCRYPTED PRIVATE KEY")]
    [InlineData("rsa:2048", "pkcs8 -topk8 -in key.pem -out other.pem -v1 PBE-SHA1-3DES -passout \"pass:correct horse\"", "ENCRYPTED PRIVATE KEY")]
    public void Every_key_encoding_is_read(string key, string convert, string label)
    {
        MakeSelfSigned(key);
        _openssl.Run(convert);
        Assert.Contains($"-----BEGIN {label}-----", System.Text.Encoding.ASCII.GetString(_openssl.Read("other.pem")), StringComparison.Ordinal);
        using var reading = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("other.pem"), Password);
        Assert.Empty(reading.Findings);
        Assert.True(reading.Bundle!.HasPrivateKey);
    }

    [Fact]
    public void An_old_encrypted_key_is_refused_and_the_advised_command_makes_it_readable()
    {
        OpenSsl.NeedLegacy();
        MakeSelfSigned("rsa:2048");
        _openssl.Run("rsa -in key.pem -out old.key -traditional -aes128 -passout \"pass:correct horse\"");
        using var old = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("old.key"), Password);
        Assert.Equal(CertificateProblem.UnsupportedEncryption, Assert.Single(old.Findings).Problem);

        _openssl.Run("pkcs8 -topk8 -v2 aes-256-cbc -in old.key -out new.key -passin \"pass:correct horse\" -passout \"pass:correct horse\"");
        using var converted = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("new.key"), Password);
        Assert.Empty(converted.Findings);
    }

    [Fact]
    public void A_key_encrypted_with_scrypt_is_refused_with_the_reason()
    {
        MakeSelfSigned("rsa:2048");
        _openssl.Run("pkcs8 -topk8 -in key.pem -out other.pem -scrypt -passout \"pass:correct horse\"");
        using var reading = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("other.pem"), Password);
        Assert.Equal("it is encrypted with scrypt, which .NET cannot decrypt.", Assert.Single(reading.Findings).Message);
    }

    [Theory]
    [InlineData("ed25519", "Ed25519")]
    [InlineData("ed448", "Ed448")]
    [InlineData("rsa-pss", "RSA-PSS")]
    public void A_key_that_Key_Vault_and_Envoy_refuse_is_refused_with_the_reason(string key, string name)
    {
        MakeSelfSigned(key);
        _openssl.Run("pkcs12 -export -in cert.pem -inkey key.pem -out cert.pfx -passout \"pass:correct horse\"");
        using var pfx = CertificateReader.ReadFile(_openssl.PathOf("cert.pfx"), Password);
        using var pem = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("key.pem"));
        foreach (var reading in new[] { pfx, pem })
        {
            Assert.All(reading.Check(new()), finding => Assert.Equal(CertificateProblem.UnsupportedKey, finding.Problem));
            Assert.Equal(
                $"the private key is {name}; Key Vault certificates hold only RSA (2048, 3072, 4096) and EC keys (P-256, P-384, P-521), and Envoy serves no others.",
                reading.Findings[0].Message);
        }
    }

    [Theory]
    [InlineData("sha1", "SHA-1")]
    [InlineData("md5", "MD5")]
    public void A_broken_signature_is_found(string digest, string name)
    {
        _openssl.Run($"req -x509 -newkey rsa:2048 -nodes -{digest} -keyout key.pem -out cert.pem -subj /CN=old -days 90 -addext basicConstraints=critical,CA:FALSE");
        using var reading = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("key.pem"));
        Assert.Equal($"the certificate 'old' is signed with {name}, which clients refuse.", Assert.Single(reading.Check(new())).Message);
    }

    [Fact]
    public void The_default_of_openssl_req_is_an_authority_and_a_warning()
    {
        _openssl.Run("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -subj /CN=dev -days 90");
        using var reading = CertificateReader.ReadPemFiles(_openssl.PathOf("cert.pem"), _openssl.PathOf("key.pem"));
        var finding = Assert.Single(reading.Check(new()));
        Assert.Equal((CertificateProblem.AuthorityAsLeaf, FindingSeverity.Warning), (finding.Problem, finding.Severity));
    }

    [Theory]
    [InlineData(PfxEncryption.Aes256, "PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256")]
    [InlineData(PfxEncryption.TripleDes, "pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2000")]
    public void A_pfx_written_here_is_read_by_openssl(PfxEncryption encryption, string described)
    {
        foreach (var key in new Func<AsymmetricAlgorithm>[] { () => ECDsa.Create(ECCurve.NamedCurves.nistP384), () => RSA.Create(2048) })
        {
            using var chain = TestChain.Create(new() { Key = key });
            using var bundle = chain.Bundle();
            _openssl.Write("made.pfx", bundle.ToPfx(Password, encryption));
            _openssl.Run("pkcs12 -in made.pfx -passin \"pass:correct horse\" -nodes -out made.pem");
            using var reading = CertificateReader.ReadFile(_openssl.PathOf("made.pem"));
            Assert.Empty(reading.Findings);
            Assert.Equal(chain.Leaf.Thumbprint, reading.Bundle!.Thumbprint);
            Assert.Equal([chain.Intermediate.Thumbprint], reading.Bundle.Chain.Select(each => each.Thumbprint));
            Assert.Contains(described, _openssl.Info("pkcs12 -in made.pfx -passin \"pass:correct horse\" -info -noout"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_chain_is_read_in_every_order()
    {
        using var chain = TestChain.Create();
        foreach (var order in new X509Certificate2[][]
        {
            [chain.Leaf, chain.Intermediate, chain.Root], [chain.Root, chain.Intermediate, chain.Leaf], [chain.Intermediate, chain.Leaf, chain.Root],
        })
        {
            _openssl.Write("all.pem", TestChain.Pem(order));
            _openssl.Write("key.pem", chain.KeyPem());
            _openssl.Run("pkcs12 -export -in all.pem -inkey key.pem -out all.pfx -passout \"pass:correct horse\"");
            using var reading = CertificateReader.ReadFile(_openssl.PathOf("all.pfx"), Password);
            Assert.Empty(reading.Findings);
            Assert.Equal(
                [chain.Leaf.Thumbprint, chain.Intermediate.Thumbprint, chain.Root.Thumbprint],
                reading.Bundle!.Chain.Select(each => each.Thumbprint).Prepend(reading.Bundle.Thumbprint));
        }
    }

    [Fact]
    public void A_certificate_made_here_is_what_openssl_expects_of_a_server()
    {
        using var bundle = SelfSignedCertificate.Create(["dev.example.com", "*.dev.example.com", "localhost", "127.0.0.1", "bücher.example"]);
        _openssl.Write("made.pfx", bundle.ToPfx(""));
        _openssl.Run("pkcs12 -in made.pfx -passin pass: -nokeys -out made.pem");
        var text = _openssl.Run("x509 -in made.pem -noout -text");
        Assert.Contains(
            "DNS:dev.example.com, DNS:*.dev.example.com, DNS:localhost, IP Address:127.0.0.1, DNS:xn--bcher-kva.example", text, StringComparison.Ordinal);
        Assert.Contains("TLS Web Server Authentication", text, StringComparison.Ordinal);
        Assert.Contains("CA:FALSE", text, StringComparison.Ordinal);
        _openssl.Run("verify -purpose sslserver -verify_hostname a.dev.example.com -CAfile made.pem made.pem");
        Assert.Empty(CertificateReader.ReadFile(_openssl.PathOf("made.pfx")).Check(new() { Hosts = ["localhost", "a.dev.example.com"] }));
    }

    [Theory]
    [InlineData("*.example.com", "www.example.com")]
    [InlineData("*.example.com", "WWW.Example.Com")]
    [InlineData("*.example.com", "example.com")]
    [InlineData("*.example.com", "a.b.example.com")]
    [InlineData("www.example.com", "www.example.com")]
    [InlineData("www.example.com", "api.example.com")]
    [InlineData("*.com", "example.com")]
    [InlineData("*.example.com", "xn--bcher-kva.example.com")]
    public void OpenSSL_agrees_on_which_host_a_name_covers(string name, string host)
    {
        using var chain = TestChain.Create(new() { Hosts = [name], CommonName = "ignored" });
        _openssl.Write("leaf.pem", TestChain.Pem(chain.Leaf));
        var openssl = !_openssl.Run($"x509 -in leaf.pem -noout -checkhost {host}").Contains("does NOT match", StringComparison.Ordinal);
        Assert.Equal(openssl, HostCoverage.Covers(name, host));
    }

    private void MakeSelfSigned(string key) => _openssl.Run(
        $"req -x509 -newkey {key} -nodes -keyout key.pem -out cert.pem -subj /CN=www.example.com -days 90 "
        + "-addext subjectAltName=DNS:www.example.com -addext basicConstraints=critical,CA:FALSE -addext extendedKeyUsage=serverAuth");

    private string Fingerprint(string file) =>
        _openssl.Run($"x509 -in {file} -noout -fingerprint -sha1").Split('=')[1].Trim().Replace(":", "", StringComparison.Ordinal);
}
