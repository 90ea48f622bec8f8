package greenpark.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that results name: of the jar where there is one. */
final class Version implements IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** As a log names it. */
    static String program() {
        return "greenpark " + text();
    }

    @Override
    public String[] getVersion() {
        return new String[] {program()};
    }
}
