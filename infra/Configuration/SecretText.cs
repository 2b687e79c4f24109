using Pulumi;

namespace GatewayStack.Infra.Configuration;

/// <summary>A secret setting. Its text leaves only as a Pulumi secret; printing it shows nothing.</summary>
public sealed class SecretText(string text)
{
    /// <summary>What a planner without the passphrase passes for a value it cannot decrypt.</summary>
    public const string Encrypted = "[secret]";

    /// <summary>Whether the text is encrypted in the stack file and not at hand (planning without the passphrase).</summary>
    public bool IsEncrypted => text == Encrypted;

    /// <summary>Whether there is nothing to keep secret.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>The text as a Pulumi secret.</summary>
    public Output<string> AsOutput() => Output.CreateSecret(text);

    /// <summary>The text itself, for code that checks a secret and never shows it.</summary>
    internal string Reveal() => text;

    /// <inheritdoc/>
    public override string ToString() => Encrypted;
}
