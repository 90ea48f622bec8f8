package greenpark.core.seal;

/** A leaf cannot be made again, because the key that opens it was destroyed. */
public final class ErasedKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    ErasedKey(String of) {
        super("the key of " + of + " was destroyed");
    }
}
