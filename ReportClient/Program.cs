using Reporting.Commands;

return await ClientProgram.Run(args, ProductParts.Create());
