using System.Text;
using GatewayStack.Generate;

if (args is not [var npmFolder, .. var lists] || lists.Length == 0)
{
    Console.Error.WriteLine("Usage: generate NPM-FOLDER LIST… (see README.md)");
    return 2;
}

foreach (var list in lists)
{
    var package = new Package(list);
    var files = new Files(package, Path.GetFileName(list));
    foreach (var (file, text) in files.Layout(new Generator(package, npmFolder).Write()))
    {
        var path = Path.Combine(package.Project, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.WriteLine(path);
    }
}

return 0;
