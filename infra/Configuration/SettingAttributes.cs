using System.Text.RegularExpressions;

namespace GatewayStack.Infra.Configuration;

/// <summary>Names a setting where camel case of the property's name is not the field's own term (<c>dnsServiceIP</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingNameAttribute(string name) : Attribute
{
    /// <summary>The name in the stack file.</summary>
    public string Name { get; } = name;
}

/// <summary>The form a text setting, or each text of a list, must have.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute(string pattern, string rule) : Attribute
{
    /// <summary>A regular expression that the whole text must match.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The same rule in words: completes "use …".</summary>
    public string Rule { get; } = rule;

    private Regex? _whole;

    /// <summary>Whether the text has the form.</summary>
    public bool Accepts(string text) =>
        (_whole ??= new Regex($"^(?:{Pattern})\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).IsMatch(text);
}

/// <summary>The least and the greatest value of a whole number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BoundsAttribute(int least, int greatest) : Attribute
{
    /// <summary>The least value accepted.</summary>
    public int Least { get; } = least;

    /// <summary>The greatest value accepted.</summary>
    public int Greatest { get; } = greatest;
}

/// <summary>A settings record that may also be written as one short text, such as <c>path: /v1</c>.</summary>
/// <typeparam name="TSelf">The settings record.</typeparam>
public interface IShorthand<TSelf>
{
    /// <summary>What the short form looks like, for messages: <c>"NAME:PORT"</c>.</summary>
    static abstract string Shorthand { get; }

    /// <summary>The settings the text stands for, or null where it has not the short form.</summary>
    static abstract TSelf? FromShorthand(string text);
}
