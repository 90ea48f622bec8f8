package greenpark.core.tracing;

import java.util.List;

/**
 * A storage's books over one interval [Wh]. They close exactly:
 * {@code before − standing + shortfall − withdrawn + stored − drift = after}.
 *
 * @param standing standing loss
 * @param shortfall delivered by the meter although the books were empty; booked as energy of unattributed origin
 * @param withdrawn taken out of the store for the discharge
 * @param delivered discharge at the meter
 * @param charged charge at the meter
 * @param stored what of the charge arrived in the store
 * @param drift content above the declared capacity, written off so that the books cannot hold more than the storage
 * @param draws what the discharge took, oldest draw first
 * @param lost what standing loss and drift took, from which lots; nothing of it is delivered
 */
public record StorageStep(
        long before,
        long standing,
        long shortfall,
        long withdrawn,
        long delivered,
        long charged,
        long stored,
        long drift,
        long after,
        List<LotDraw> draws,
        List<LotDraw> lost) {

    /** Everything that was lost inside the storage: standing, conversion both ways, and drift; less what appeared from nowhere. */
    public long internalLoss() {
        return standing + (withdrawn - delivered) + (charged - stored) + drift - shortfall;
    }
}
