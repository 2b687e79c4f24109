namespace GatewayStack.EndToEnd.Tests;

/// <summary>What pages for newcomers show is what a fresh clone prints.</summary>
public sealed class DocumentedOutputTests
{
    private const string Prompt = "$ ./gateway ";

    public static TheoryData<string, string> Blocks =>
    [
        .. from page in (string[])["README.md", "docs/tour.md"]
           from block in File.ReadAllText(Path.Combine(Run.Repository, page)).ReplaceLineEndings("\n").Split("```console\n").Skip(1)
           let text = block[..block.IndexOf("```", StringComparison.Ordinal)]
           where text.StartsWith(Prompt, StringComparison.Ordinal) && text.Count(c => c == '$') == 1
           select (page, text),
    ];

    /// <summary>Each line of a console block, but those that stand for others, is one of the output.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_console_block_shows_what_the_command_prints(string page, string block)
    {
        var lines = block.Split('\n');

        var run = await Run.ProcessAsync(Run.Gateway, Words(lines[0][Prompt.Length..]));

        Assert.Equal(0, run.ExitCode);
        var printed = run.Output.Split('\n').Select(l => l.TrimEnd()).ToHashSet(StringComparer.Ordinal);
        Assert.All(lines[1..].Where(l => l != "…"), line => Assert.True(printed.Contains(line.TrimEnd()), $"{page} shows a line that is not printed: {line}"));
    }

    /// <summary>The words of a command line, as a shell splits them.</summary>
    private static IEnumerable<string> Words(string command) => command.Split('"')
        .SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
