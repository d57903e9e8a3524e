using System.Globalization;
using Reporting.Commands;
using Reporting.Output;

namespace Reporting.Examples;

/// <summary>Runs the command lines of a page: those of its blocks of <c>console</c> that call <c>ReportClient</c>, each at the time that the comment before it says.</summary>
/// <remarks>So the page cannot say another line than the one that was run.</remarks>
internal sealed class ClientLines
{
    private const string Call = "$ ReportClient ";
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm'Z'";

    private readonly List<(DateTimeOffset At, string[] Arguments)> _lines = [];

    private ClientLines()
    {
    }

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">A line has no time before it, or there is no line.</exception>
    public static ClientLines Read(string page)
    {
        var lines = new ClientLines();
        DateTimeOffset? at = null;
        var inBlock = false;
        foreach (var line in File.ReadLines(page))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inBlock = line == "```console";
            if (!inBlock) continue;
            if (line.StartsWith("$ # ", StringComparison.Ordinal)) at = DateTimeOffset.ParseExact(line[4..], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            if (!line.StartsWith(Call, StringComparison.Ordinal)) continue;
            lines._lines.Add((at ?? throw new FormatException($"'{line}' has no time before it, as '$ # 2024-06-10T05:40Z'."), Split(line[Call.Length..])));
        }
        return lines._lines.Count > 0 ? lines : throw new FormatException($"{page} has no line that begins with '{Call}'.");
    }

    /// <summary>Runs every line in a folder, and stops at the first that fails.</summary>
    /// <returns>The exit code of the line that failed; 0 where none did.</returns>
    public async Task<int> Run(string folder)
    {
        foreach (var (at, arguments) in _lines)
        {
            Console.Out.WriteLine($"{at.ToString(TimeForm, CultureInfo.InvariantCulture)} ReportClient {string.Join(' ', arguments)}");
            Console.Out.Flush();
            using var output = new StringWriter();
            var code = await CommandLine.Run(arguments, new CommandContext
            {
                Out = new Screen(output, 120, isTerminal: false),
                Talk = new Screen(Console.Error, 120, isTerminal: false),
                Clock = new StandingClock(at),
                Variable = Environment.GetEnvironmentVariable,
                CurrentFolder = folder,
                UserName = "examples",
                Parts = ProductParts.Create(),
            });
            if (code != ExitCode.Ok) return code;
        }
        return ExitCode.Ok;
    }

    // Words are parted by spaces; quotation marks keep words together.
    private static string[] Split(string line) => [.. line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
