package greenpark.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version that results name: of the jar where there is one. */
public final class Version implements IVersionProvider {
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** As a log names it. */
    public static String program() {
        return "greenpark " + text();
    }

    @Override
    public String[] getVersion() {
        return new String[] {program()};
    }
}
