package greenpark.core.certificate;

import greenpark.core.certificate.Cancelled.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A part of a bundle as it stands.
 *
 * @param beneficiary who claimed it or for whom it is reserved, otherwise null
 * @param purpose what it was cancelled for, otherwise null
 * @param reference text of a hold or use, or id of the charge record; otherwise empty
 */
public record SliceView(
        Slice slice,
        SliceState state,
        Account owner,
        @Nullable Account beneficiary,
        @Nullable Purpose purpose,
        String reference) {}
