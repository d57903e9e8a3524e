using System.CommandLine;
using Reporting.Queries;

namespace Reporting.Commands;

/// <summary>A command that asks one question of the tallies and prints the answer.</summary>
internal abstract class AnswerCommand : ReportCommand
{
    protected AnswerCommand(string name, string description, CommandContext context, params string[] examples)
        : base(name, description, context, examples) => Query.AddTo(this);

    protected QueryOptions Query { get; } = new();

    protected override async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        var asked = Query.Read(parsed);
        Check(parsed);
        var address = GlobalOptions.Address(parsed, Context);
        await using var connection = await Context.Connect(address, create: false, cancellation);
        var question = await asked.Resolve(connection.Data);
        var data = asked.AsOf is { } asOf ? await asOf.Of(connection.Data, Context.Clock) : connection.Data;
        if (await UnheardOriginator.Note(data, question) is { } unheard) Unheard(parsed, unheard);
        await Answer(parsed, asked, question, data, connection, cancellation);
        return ExitCode.Ok;
    }

    /// <summary>Checks the command's own options before the data are opened.</summary>
    protected virtual void Check(ParseResult parsed)
    {
    }

    /// <summary>Tells that the party whose figures alone are asked for gave none.</summary>
    protected virtual void Unheard(ParseResult parsed, string note) => Context.Talk.Line(note);

    /// <summary>Asks and prints.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="asked">The question as typed.</param>
    /// <param name="question">The question.</param>
    /// <param name="data">The data as they are, or were at the time asked for.</param>
    /// <param name="connection">The way to them.</param>
    /// <param name="cancellation">Ends it.</param>
    protected abstract Task Answer(ParseResult parsed, AskedQuestion asked, Question question, IReportingData data, Connection.IConnection connection, CancellationToken cancellation);
}
