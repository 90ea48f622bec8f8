package greenpark.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code greenpark energytag}. */
@Command(
        name = "energytag",
        mixinStandardHelpOptions = true,
        description = "Certificates in EnergyTag's forms: export those of a result, check a file of anybody's.",
        subcommands = {EnergyTagExportCommand.class, EnergyTagCheckCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "(export | check)")
final class EnergyTagCommand {}
