using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GatewayStack.Planning.Diffing.Consequences;

/// <summary>A text that a regular expression matches. Of what there is a choice of, the first; of what may be left out, nothing.</summary>
/// <remarks>It knows what routes use: classes, groups, alternatives and counts. Whoever asks checks the answer.</remarks>
internal sealed class ExpressionSample
{
    private const string Candidates = "x1-/_. aA%";
    private readonly string _expression;
    private int _at;

    private ExpressionSample(string expression) => _expression = expression;

    /// <summary>The text.</summary>
    public static string Of(string expression) => new ExpressionSample(expression).Alternatives();

    private bool HasMore => _at < _expression.Length;

    private string Alternatives()
    {
        var first = Sequence();
        while (HasMore && _expression[_at] == '|')
        {
            _at++;
            Sequence();
        }
        return first;
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (HasMore && _expression[_at] is not ('|' or ')'))
        {
            var part = Part();
            for (var times = Times(); times > 0; times--)
                text.Append(part);
        }
        return text.ToString();
    }

    private string Part()
    {
        var c = _expression[_at++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '.':
                return "x";
            case '[':
                return Class();
            case '\\' when HasMore:
                return Escaped(_expression[_at++]);
            case '(':
                // (?:…), (?i), (?P<name>…): what stands between the question mark and the content matches nothing.
                if (HasMore && _expression[_at] == '?')
                {
                    var end = _expression.IndexOfAny([':', '>', ')'], _at);
                    _at = end < 0 ? _expression.Length : _expression[end] == ')' ? end : end + 1;
                }
                var inner = Alternatives();
                _at = Math.Min(_expression.Length, _at + 1);
                return inner;
            default:
                return c.ToString();
        }
    }

    private static string Escaped(char c) => c switch
    {
        'd' => "1",
        'w' or 'S' or 'D' => "x",
        's' => " ",
        'W' => "-",
        'b' or 'B' or 'A' or 'z' => "",
        _ => c.ToString(),
    };

    private string Class()
    {
        var start = _at;
        var end = _expression.IndexOf(']', Math.Min(_expression.Length - 1, _at + 1));
        _at = end < 0 ? _expression.Length : end + 1;
        var content = _expression[start..(end < 0 ? _expression.Length : end)];
        if (!content.StartsWith('^'))
            return content.StartsWith('\\') && content.Length > 1 ? Escaped(content[1]) : content.Length == 0 ? "" : content[..1];
        try
        {
            var members = new Regex($"[{content}]", RegexOptions.CultureInvariant);
            return Candidates.Select(c => c.ToString()).FirstOrDefault(members.IsMatch) ?? "";
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private int Times()
    {
        var times = 1;
        if (!HasMore)
            return times;
        switch (_expression[_at])
        {
            case '*' or '?':
                (_at, times) = (_at + 1, 0);
                break;
            case '+':
                _at++;
                break;
            case '{':
                var end = _expression.IndexOf('}', _at);
                if (end > 0 && int.TryParse(_expression.AsSpan(_at + 1, end - _at - 1).ToString().Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                    (_at, times) = (end + 1, Math.Min(count, 100));
                break;
        }
        // Lazy: the same texts match.
        if (HasMore && _expression[_at] == '?')
            _at++;
        return times;
    }
}
