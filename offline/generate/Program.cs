using System.Text;
using GatewayStack.Generate;

if (args is not [var npmFolder, .. { Length: > 0 } lists])
{
    Console.Error.WriteLine("Usage: dotnet run --project offline/generate -- NPM-FOLDER LIST… (see README.md)");
    return 2;
}

foreach (var list in lists)
{
    var package = new Package(list);
    if (!Directory.Exists(Path.Combine(npmFolder, package.Name)))
    {
        Console.Error.WriteLine($"{list}: there is no {Path.Combine(npmFolder, package.Name)}; unpack the npm package there, as README.md says.");
        return 1;
    }

    var files = new Files(package, Path.GetFileName(list)).Layout(new Generator(package, npmFolder).Write()).ToList();
    foreach (var old in Directory.EnumerateFiles(package.Folder, "*.cs", SearchOption.AllDirectories).Where(Files.IsGenerated).ToList())
        File.Delete(old);
    foreach (var (file, text) in files)
    {
        var path = Path.Combine(package.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    Console.WriteLine($"{package.Folder}: {files.Count} files");
}

return 0;
