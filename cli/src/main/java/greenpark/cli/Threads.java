package greenpark.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads trace. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class Threads {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for tracing; the result does not depend on it (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /**
     * The number, 1 or more.
     *
     * @throws ParameterException for another
     */
    int checked() {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--threads': " + threads + " is no number of threads; use 1 or more");
        }
        return threads;
    }
}
