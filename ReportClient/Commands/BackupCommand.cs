using System.CommandLine;
using Reporting.Backup;
using Reporting.Output;

namespace Reporting.Commands;

/// <summary><c>backup</c>: writes the whole ledger to a file, while others record.</summary>
internal sealed class BackupCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write; an existing one is replaced when all is written." };

    public BackupCommand(CommandContext context)
        : base("backup", "Writes the whole ledger, as far as it has come now, to a file that 'restore' reads. Others may record meanwhile.", context,
            "backup conflict.backup --store conflict",
            "backup conflict.backup --cluster localhost:30000") => Add(_file);

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var file = OutputFile.At(Context.FullPath(parsed.GetValue(_file)!), "FILE");
        await using var connection = await Context.Connect(GlobalOptions.Address(parsed, Context), create: false, cancellation);
        var backup = new LedgerBackup(connection.Grains, Context.Clock, BackupParts.All);
        BackupHeader header = null!;
        // The file is renamed when this returns, so the work is waited for away from this thread.
        await WorkProgress.Follow(Context, $"Backing up to {Problem.Clean(Path.GetFileName(file.Path))}", progress => Task.Run(() =>
        {
            file.Write(stream =>
            {
                header = backup.Write(stream, progress, cancellation).GetAwaiter().GetResult();
                ((FileStream)stream).Flush(flushToDisk: true);
            });
            return true;
        }, CancellationToken.None));
        Context.Out.Line($"entries   {FigureText.Number(header.Position.Entries)}");
        Context.Out.Line($"position  {header.Position}");
        Context.Talk.Line($"Wrote {file.Path}; 'restore --check FILE' reads it through.");
        return ExitCode.Ok;
    }
}
