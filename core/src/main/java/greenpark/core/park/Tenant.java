package greenpark.core.park;

/** A firm or body of the park (主体). */
public record Tenant(String id, Name name, Role role, Name industry) {

    /** What the tenant does in the park. */
    public enum Role {
        PLATFORM,
        GENERATOR,
        FACTORY,
        PARK_OFFICE,
        AUDITOR,
        GRID_COMPANY
    }
}
