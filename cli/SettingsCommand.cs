using System.CommandLine;
using GatewayStack.Infra.Configuration;

namespace GatewayStack.Cli;

/// <summary><c>gateway settings</c>: the reference of everything a stack file can set.</summary>
internal static class SettingsCommand
{
    public static Command Create()
    {
        var command = new Command("settings", "Print the reference of every setting of a stack file, as Markdown");
        command.SetAction(_ => Console.Out.Write(SettingsReference.Write()));
        return command;
    }
}
