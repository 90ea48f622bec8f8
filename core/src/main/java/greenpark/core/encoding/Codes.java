package greenpark.core.encoding;

import greenpark.core.certificate.Cancelled.Purpose;
import greenpark.core.certificate.Claimed.Basis;
import greenpark.core.certificate.GecPool;
import greenpark.core.certificate.Quality;
import greenpark.core.certificate.RecordKey;
import greenpark.core.certificate.Side;
import java.util.function.ToIntFunction;

/** The number of each constant in the bytes of events. Written out one by one, so that no reordering of a type changes a byte. */
final class Codes {
    private Codes() {}

    static int of(Purpose purpose) {
        return switch (purpose) {
            case STORAGE_CHARGE -> 1;
            case GEC_CONVERSION -> 2;
            case OTHER -> 3;
        };
    }

    static int of(Basis basis) {
        return switch (basis) {
            case OWNED -> 1;
            case ALLOCATION -> 2;
        };
    }

    static int of(GecPool pool) {
        return switch (pool) {
            case TRADABLE -> 1;
            case SELF_USE -> 2;
            case MECHANISM -> 3;
        };
    }

    static int of(Quality quality) {
        return switch (quality) {
            case MEASURED -> 1;
            case ESTIMATED -> 2;
        };
    }

    static Purpose purpose(CborReader in) {
        return find(in, Purpose.values(), Codes::of);
    }

    static Basis basis(CborReader in) {
        return find(in, Basis.values(), Codes::of);
    }

    static GecPool pool(CborReader in) {
        return find(in, GecPool.values(), Codes::of);
    }

    static Quality quality(CborReader in) {
        return find(in, Quality.values(), Codes::of);
    }

    static Side side(CborReader in) {
        return find(in, Side.values(), Side::code);
    }

    static RecordKey.Kind recordKind(CborReader in) {
        return find(in, RecordKey.Kind.values(), RecordKey.Kind::code);
    }

    private static <E> E find(CborReader in, E[] constants, ToIntFunction<E> code) {
        int start = in.offset();
        long read = in.integer();
        for (E constant : constants) {
            if (code.applyAsInt(constant) == read) {
                return constant;
            }
        }
        throw new MalformedBytes(MalformedBytes.Reason.UNKNOWN_CODE, start, Long.toString(read));
    }
}
