package greenpark.core.evidence;

import greenpark.core.evidence.Finding.Reason;

/** Ends a check with what is wrong. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Reason reason;
    private final transient String what;

    Wrong(Reason reason, String what) {
        super(reason + " " + what, null, false, false);
        this.reason = reason;
        this.what = what;
    }

    Reason reason() {
        return reason;
    }

    String what() {
        return what;
    }
}
