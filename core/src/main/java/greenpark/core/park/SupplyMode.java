package greenpark.core.park;

/** How a usage point takes part in direct green supply (绿电直连). */
public enum SupplyMode {
    /** A source that supplies one user first, over its own line or roof (单用户直连, 650号). */
    SINGLE_USER,
    /** A source, user or storage of the park's pool (多用户直连, 688号). */
    POOL,
    /** The public grid; or a user that is not eligible for direct supply (residents, agriculture, agency purchase; RC-16). */
    GRID
}
