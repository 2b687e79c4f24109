using System.CommandLine;
using GatewayStack.Infra.Configuration;
using GatewayStack.Planning.Configuration;

namespace GatewayStack.Cli;

/// <summary>The <c>gateway</c> command.</summary>
internal static class Gateway
{
    private const int NoSuchDescriptor = 9;
    private const int NoSpaceLeft = 28;
    private const int InputOutputError = 5;

    private const string Description = """
        Plan, check and explain HTTPS on AKS through the Kubernetes Gateway API, without credentials.

        gateway plan --stack prod                              everything a deployment would create
        gateway check -f manifests/                            what would fail, in any manifests
        kustomize build . | gateway check -f -                 the same, of what a program writes
        gateway route https://shop.example.com/cart            where a request goes, and why
        gateway diff --against main                            what a branch changes, and for whom

        Exit code: 0 good; 1 findings, or a request that is not served; 2 wrong command line, project or
        configuration; 3 a defect of the command. diff --exit-code has its own.
        """;

    /// <summary>Runs a command line and returns the exit code. Whatever goes wrong is said in a sentence.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // Where 2 says that there are changes, an error is 1.
        var failed = args.Contains(DiffCommand.ExitCodeOption) ? ExitCode.Findings : ExitCode.Usage;
        var root = new RootCommand(Description)
        {
            CheckCommand.Create(),
            ExplainCommand.Create(),
            PlanCommand.Create(),
            DiffCommand.Create(),
            CertCommand.Create(),
            RouteCommand.Create(),
            RoutesCommand.Create(),
            NewCommand.Create(),
            SettingsCommand.Create(),
            ConfigCommand.Create(),
            TestCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            // A word that is no command is also said to be missing one.
            foreach (var error in parsed.Errors.Count > 1 && parsed.UnmatchedTokens.Count > 0 ? parsed.Errors.Skip(1) : parsed.Errors)
                Fail(error.Message);
            await Console.Error.WriteLineAsync("Run gateway --help to see what there is.");
            return failed;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is ProjectException or UsageException)
        {
            Fail(e.Message);
            return failed;
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            return ExitCode.Good;
        }
        catch (IOException e) when (e.HResult is NoSuchDescriptor or NoSpaceLeft or InputOutputError)
        {
            Fail("the output cannot be written: it is closed, or the disk is full");
            return failed;
        }
        catch (Exception e) when (!IsSet("GATEWAY_DEBUG"))
        {
            Fail($"this should not have happened: {e.GetBaseException().Message}. Please report it with the output of the same command under GATEWAY_DEBUG=1.");
            return ExitCode.Defect;
        }
    }

    /// <summary>Says what is wrong with the settings, each with its place in the stack file.</summary>
    public static int Fail(StackFile file, SettingsException exception)
    {
        foreach (var problem in exception.Problems)
            Fail($"{file.PlaceOf(problem.Key)}: {problem}");
        return ExitCode.Usage;
    }

    /// <summary>Says what is wrong.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"{Terminal.ErrorStyle.Red("error:")} {message}");
        return ExitCode.Usage;
    }

    /// <summary>The reader of a pipe, such as <c>head</c>, has seen enough.</summary>
    private static bool IsBrokenPipe(IOException e) => (e.HResult & 0xFFFF) is 32 or 109 or 232;

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
