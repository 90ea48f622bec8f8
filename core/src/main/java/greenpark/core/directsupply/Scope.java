package greenpark.core.directsupply;

/** What a gauge looks at. */
public enum Scope {
    /** Everything inside the park's boundary. */
    PARK,
    /** Multi-user direct supply (688号): the pool's sources, with what single-user sources pass on, and the users less their own use. */
    POOL,
    /** Single-user direct supply (650号): the source and its one user. What the user leaves has left the project, whoever takes it. */
    SINGLE_USER
}
