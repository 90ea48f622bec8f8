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
}
