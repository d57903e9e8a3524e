using System.CommandLine;
using Reporting.Backup;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>restore</c>: makes a store of a backup.</summary>
internal sealed class RestoreCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "A file that 'backup' wrote." };
    private readonly Option<bool> _check = new("--check") { Description = "Read the backup through and tell what is in it; open no store." };

    public RestoreCommand(CommandContext context)
        : base("restore", "Restores a backup into a folder without a store, or goes on where a restore was stopped. A store that holds something else is not changed.", context,
            "restore conflict.backup --store conflict-again",
            "restore conflict.backup --check")
    {
        Add(_file);
        Add(_check);
    }

    public override bool Writes => true;

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = InputFile.Check(parsed.GetValue(_file)!, "FILE", Context);
        var address = GlobalOptions.Address(parsed, Context);
        var name = Problem.Clean(Path.GetFileName(file));
        var contents = await WorkProgress.Follow(Context, $"Checking {name}", progress =>
            Task.Run(() => LedgerRestore.Verify(file, BackupParts.All, progress, cancellation), CancellationToken.None));
        if (!parsed.GetValue(_check))
        {
            await using var connection = await Context.Connect(address, create: true, cancellation);
            await WorkProgress.Follow(Context, $"Restoring {name}", async progress =>
            {
                try
                {
                    await LedgerRestore.Into(connection.Grains, file, BackupParts.All, progress, cancellation);
                }
                catch (StoreDiffersException differs)
                {
                    throw new Problem(ExitCode.StoreDiffers, Problem.Clean(differs.Message), address.ToString(), differs.Advice, differs);
                }
                return true;
            });
        }
        Context.Out.Line($"created   {TimeText.Of(contents.Header.CreatedAt)}");
        Context.Out.Line($"shards    {FigureText.Number(contents.Header.Shards)}");
        Context.Out.Line($"entries   {FigureText.Number(contents.Entries)}");
        foreach (var part in BackupParts.All) Context.Out.Line($"{part.Name.PadRight(9)} {FigureText.Number(contents.Pieces.GetValueOrDefault(part.Name))}");
        Context.Out.Line($"position  {contents.Header.Position}");
        Context.Talk.Line(parsed.GetValue(_check) ? "The backup is whole and sound; nothing was restored." : $"Restored {name}; 'audit' compares every tally with the ledger.");
        return ExitCode.Ok;
    }
}
