package greenpark.core.park;

/** What must hold between the tables of a park: references, validity, capacities. Each failure names the line that can be mended. */
final class ParkChecks {
    private ParkChecks() {}

    /** Adds what is wrong to the problems of {@code cells}. */
    static void check(Park park, ParkCells cells) {
        ParkLines lines = new ParkLines(park, cells);
        new NetworkChecks(lines).run();
        new MeteringChecks(lines).run();
        new RuleChecks(lines).run();
        new CertificateChecks(lines).run();
        new AccountChecks(lines).run();
    }

    /** Adds what is wrong with purchases whose line could be read, although other lines could not: such a table is filled in by hand. */
    static void purchases(Park park, ParkCells cells) {
        new AccountChecks(new ParkLines(park, cells)).purchases();
    }
}
