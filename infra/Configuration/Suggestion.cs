namespace GatewayStack.Infra.Configuration;

/// <summary>"Did you mean": the known name nearest to a mistyped one.</summary>
public static class Suggestion
{
    /// <summary>The nearest of the known names, however far.</summary>
    public static string Nearest(string name, IEnumerable<string> known) => known.MinBy(k => Distance(name, k))!;

    /// <summary>The nearest of the known names, or null where none is near enough to be meant.</summary>
    public static string? For(string name, IEnumerable<string> known)
    {
        var (best, bestDistance) = ((string?)null, Math.Max(2, name.Length / 3) + 1);
        foreach (var candidate in known)
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Edits (insert, delete, replace, swap of neighbours) that turn one text into the other.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replace, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
