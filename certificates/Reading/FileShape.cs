using System.Formats.Asn1;
using System.Text;

namespace GatewayStack.Certificates;

/// <summary>What a file is, by its first bytes and not by its name.</summary>
internal enum FileShape
{
    Unknown,
    Pem,
    Pfx,
    DerCertificate,
    DerKey,
    Pkcs7,
    Base64,
}

internal static class FileShapes
{
    public static FileShape Of(ReadOnlySpan<byte> content)
    {
        if (Text(content).Contains("-----BEGIN ", StringComparison.Ordinal))
            return FileShape.Pem;
        return content is [0x30, ..] ? OfDer(content) : IsBase64(content) ? FileShape.Base64 : FileShape.Unknown;
    }

    /// <summary>Text in UTF-8 or, as PowerShell redirects it, UTF-16.</summary>
    public static string Text(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(content[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(content[2..]),
        _ => Encoding.UTF8.GetString(content),
    };

    private static FileShape OfDer(ReadOnlySpan<byte> content)
    {
        try
        {
            AsnDecoder.ReadSequence(content, AsnEncodingRules.BER, out var offset, out _, out _);
            var first = content[offset..];
            if (first is [0x02, 0x01, var version, ..])
                return version == 3 ? FileShape.Pfx : FileShape.DerKey;
            return first switch
            {
                [0x30, ..] => FileShape.DerCertificate,
                [0x06, ..] => FileShape.Pkcs7,
                _ => FileShape.Unknown,
            };
        }
        catch (AsnContentException)
        {
            return FileShape.Unknown;
        }
    }

    private static bool IsBase64(ReadOnlySpan<byte> content) =>
        content.StartsWith("MI"u8) && System.Buffers.Text.Base64.IsValid(content);
}
