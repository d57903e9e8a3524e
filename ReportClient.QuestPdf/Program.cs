using Reporting.Commands;
using Reporting.QuestPdf;

return await ClientProgram.Run(args, ProductParts.Create() with { Writer = context => new QuestPdfWriter(DeclaredLicense.Read(context)) });
