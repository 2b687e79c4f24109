using System.CommandLine;
using System.Text;

namespace GatewayStack.Cli;

/// <summary>Where a password comes from: an environment variable, the standard input, or whoever sits there. Never the command line,
/// which other users of the machine can see.</summary>
internal sealed class PasswordOptions(string name, string what)
{
    private readonly Option<string?> _plain = new($"--{name}") { Hidden = true };
    private readonly Option<string?> _variable = new($"--{name}-env") { Description = $"Environment variable with the password {what}", HelpName = "VARIABLE" };
    private readonly Option<bool> _input = new($"--{name}-stdin") { Description = "Read it from the first line of the standard input" };
    private readonly Option<bool> _prompt = new($"--{name}-prompt") { Description = "Ask for it" };

    public void AddTo(Command command)
    {
        command.Options.Add(_plain);
        command.Options.Add(_variable);
        command.Options.Add(_input);
        command.Options.Add(_prompt);
    }

    /// <summary>The password; null where no option gives one.</summary>
    /// <exception cref="UsageException">It stands on the command line, several options give one, or the one that shall does not.</exception>
    public string? Read(ParseResult parsed)
    {
        var (variable, input, prompt) = (parsed.GetValue(_variable), parsed.GetValue(_input), parsed.GetValue(_prompt));
        if (parsed.GetValue(_plain) is not null)
            throw new UsageException($"a password on the command line can be seen by every user of the machine; use --{name}-env, --{name}-stdin or --{name}-prompt, and another password");
        if ((variable is null ? 0 : 1) + (input ? 1 : 0) + (prompt ? 1 : 0) > 1)
            throw new UsageException($"--{name}-env, --{name}-stdin and --{name}-prompt exclude one another; use one");
        if (variable is not null)
            return Environment.GetEnvironmentVariable(variable) ?? throw new UsageException($"the environment variable {variable} is not set; export it, or use --{name}-prompt");
        if (input)
            return Console.In.ReadLine() ?? throw new UsageException($"the standard input is empty; write the password into it for --{name}-stdin");
        return prompt ? Prompt() : null;
    }

    /// <summary>Asks for the password, and shows nothing of it.</summary>
    public string Prompt()
    {
        if (Console.IsInputRedirected)
            throw new UsageException($"there is nobody to ask for the password; use --{name}-env or --{name}-stdin");
        Console.Error.Write($"Password {what.Split(';')[0]}: ");
        var text = new StringBuilder();
        for (var pressed = Console.ReadKey(intercept: true); pressed.Key != ConsoleKey.Enter; pressed = Console.ReadKey(intercept: true))
        {
            if (pressed.Key == ConsoleKey.Backspace)
                text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(pressed.KeyChar))
                text.Append(pressed.KeyChar);
        }
        Console.Error.WriteLine();
        return text.ToString();
    }
}
