using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli;

/// <summary><c>gateway new</c>: the file of another stack.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the new stack, such as qa" };
        var from = new Option<string?>("--from") { Description = "The stack it is made from; default: as for other commands, $PULUMI_STACK, else dev" };
        var domain = new Option<string?>("--domain") { Description = "Its DNS domain" };
        var vault = new Option<string?>("--vault") { Description = "Name of its Key Vault, unique in all of Azure" };
        var location = new Option<string?>("--location") { Description = "Its Azure region; default: the other stack's" };
        var set = new Option<string[]>("--set") { Description = "Any other setting, KEY=VALUE with the value in YAML, such as cluster.tier=Premium; as often as needed" };
        var project = new Option<string?>("--project") { Description = "Folder of Pulumi.yaml; default: the nearest one that has it, from here upwards" };
        var command = new Command("new", "Write the stack file of another environment, after one that exists: asks on a terminal, takes the options elsewhere; plans it before it writes")
        {
            name, from, domain, vault, location, set, project,
        };
        command.SetAction(async parsed =>
        {
            var stack = parsed.GetRequiredValue(name);
            var source = Projects.Read(parsed.GetValue(project), parsed.GetValue(from));
            var path = Path.Combine(source.Directory, $"Pulumi.{stack}.yaml");
            if (stack.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
                throw new ProjectException($"'{stack}' is no name of a stack; use letters, digits, '-' and '_'");
            if (File.Exists(path))
                throw new ProjectException($"{path} exists, and is not overwritten; use another name, or delete it");
            var made = NewStackFile.From(
                await File.ReadAllTextAsync(Path.Combine(source.Directory, source.FileName)), source.Stack, stack, source.Project,
                new Answers(source, stack).Of(
                    [("azure-native:location", parsed.GetValue(location)), ("domain", parsed.GetValue(domain)), ("vault.name", parsed.GetValue(vault))],
                    parsed.GetValue(set) ?? []));
            var file = StackFile.Parse(source.Directory, stack, made.Text);
            try
            {
                var plan = await Planner.PlanAsync(file, Today.Value);
                await using (var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew)))
                    await writer.WriteAsync(made.Text);
                Next(file, made, plan);
                return ExitCode.Good;
            }
            catch (SettingsException e)
            {
                return Gateway.Fail(file, e);
            }
        });
        return command;
    }

    private static void Next(StackFile file, NewStackFile made, Plan plan)
    {
        Console.Out.Write($"{file.FileName} written: {plan.Resources.Count(r => !r.IsComponent)} resources, {plan.Findings.Count} findings. Next:\n");
        Console.Out.Write($"  pulumi stack init {file.Stack}\n");
        foreach (var secret in made.Secrets)
            Console.Out.Write($"  pulumi config set --stack {file.Stack} --secret --path '{secret}'   # encrypted in the other stack; asks for the value\n");
        Console.Out.Write($"  ./gateway plan --stack {file.Stack}\n");
    }
}
