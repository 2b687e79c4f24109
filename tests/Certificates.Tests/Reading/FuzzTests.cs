using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace GatewayStack.Certificates.Tests;

/// <summary>
/// Damaged files: 100,000 and more. Each must give a reading with findings, or be read as before; none may throw, take long, or fill the memory.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 10_000;
    private const string Password = "correct horse";

    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(5);
    private const long MostMemory = 64 * 1024 * 1024;

    [Fact]
    public void No_damaged_file_throws_or_stalls()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        using var ec = TestChain.Create();
        using var rsa = TestChain.Create(new() { Key = () => RSA.Create(2048) });
        (string Name, byte[] Content, Func<byte[], CertificateReading> Read)[] files =
        [
            ("EC PFX", TestPfx.Write([ec.Leaf, ec.Intermediate], [ec.Key], Password), Pfx),
            ("RSA PFX", TestPfx.Write([rsa.Leaf, rsa.Intermediate], [rsa.Key], Password), Pfx),
            ("unsealed PFX", TestPfx.Write([ec.Leaf, ec.Intermediate], [ec.Key], Password, seal: false), Pfx),
            ("3DES PFX", TestPfx.Write([ec.Leaf, ec.Intermediate], [ec.Key], Password, algorithm: PbeEncryptionAlgorithm.TripleDes3KeyPkcs12), Pfx),
            ("open PFX", TestPfx.WriteOpen([ec.Leaf, ec.Intermediate], ec.Key), Pfx),
            ("EC PEM", Encoding.ASCII.GetBytes(ec.FullPem()), Pem),
            ("RSA PEM", Encoding.ASCII.GetBytes(rsa.FullPem()), Pem),
            ("encrypted PEM", Encoding.ASCII.GetBytes(TestChain.Pem(ec.Leaf, ec.Intermediate) + Encrypted(ec.Key)), Pem),
            ("DER in PEM", Encoding.ASCII.GetBytes(ec.FullPem()), content => Inside(content, seed)),
            ("DER in RSA PEM", Encoding.ASCII.GetBytes(rsa.FullPem()), content => Inside(content, seed)),
        ];
        var slowest = TimeSpan.Zero;
        var read = 0;
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, file =>
        {
            var random = new Random(seed + file);
            var (name, content, reader) = files[file];
            for (var round = 0; round < Rounds; round++)
            {
                var damaged = Damage(content, random);
                var start = Stopwatch.GetTimestamp();
                var memory = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    using var reading = reader(damaged);
                    Assert.True(reading.Bundle is not null || reading.Findings.Count > 0, "neither a certificate nor a finding");
                    reading.Check(new() { Hosts = ["www.example.com"] });
                }
                catch (Exception e)
                {
                    Assert.Fail($"seed {seed}, {name}, round {round}: {e}\n{Convert.ToBase64String(damaged)}");
                }
                var elapsed = Stopwatch.GetElapsedTime(start);
                Assert.True(elapsed < LongestReading, $"seed {seed}, {name}, round {round} took {elapsed}");
                Assert.True(
                    GC.GetAllocatedBytesForCurrentThread() - memory < MostMemory, $"seed {seed}, {name}, round {round} allocated more than {MostMemory} bytes");
                lock (files)
                    slowest = elapsed > slowest ? elapsed : slowest;
            }
            Interlocked.Add(ref read, Rounds);
        });
        output.WriteLine($"{read} damaged files, the slowest took {slowest.TotalMilliseconds:0} ms");
        Assert.True(read >= 100_000);
    }

    private static CertificateReading Pfx(byte[] content) => CertificateReader.ReadPfx("web.pfx", content, Password);

    private static CertificateReading Pem(byte[] content) => CertificateReader.ReadPem("web.pem", Encoding.Latin1.GetString(content), password: Password);

    /// <summary>Damages what is inside the armour, which plain damage to the text seldom gets through.</summary>
    private static CertificateReading Inside(byte[] content, int seed)
    {
        var random = new Random(seed ^ content.Length ^ content[content.Length / 2]);
        var text = new StringBuilder();
        var rest = Encoding.Latin1.GetString(content).AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var der = Convert.FromBase64String(rest[fields.Base64Data].ToString());
            text.Append(PemEncoding.Write(rest[fields.Label], random.Next(3) == 0 ? Damage(der, random) : der)).Append('\n');
            rest = rest[fields.Location.End..];
        }
        return CertificateReader.ReadPem("web.pem", text.ToString());
    }

    private static byte[] Damage(byte[] content, Random random)
    {
        var damaged = content.ToArray();
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var at = random.Next(damaged.Length);
            switch (random.Next(7))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged = damaged[..Math.Max(1, at)];
                    break;
                case 3:
                    damaged = [.. damaged[..at], .. damaged[random.Next(damaged.Length)..]];
                    break;
                case 4:
                    random.NextBytes(damaged.AsSpan(at, Math.Min(random.Next(16), damaged.Length - at)));
                    break;
                case 5:
                    damaged[at] = new byte[] { 0x00, 0x30, 0x80, 0x84, 0xFF, 0x7F, 0x02, 0x04 }[random.Next(8)];
                    break;
                default:
                    var from = random.Next(damaged.Length);
                    var length = Math.Min(random.Next(64), damaged.Length - Math.Max(at, from));
                    damaged.AsSpan(from, length).CopyTo(damaged.AsSpan(at));
                    break;
            }
            if (damaged.Length == 0)
                damaged = [0];
        }
        return damaged;
    }

    private static string Encrypted(AsymmetricAlgorithm key) =>
        key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));
}
