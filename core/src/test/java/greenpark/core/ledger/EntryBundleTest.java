package greenpark.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenpark.core.ledger.MalformedLedger.Reason;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    private static final List<byte[]> ENTRIES = List.of(new byte[0], new byte[] {7, 8, 9}, new byte[65_535]);

    @Test
    void entries_come_back_as_they_went_in() {
        byte[] bundle = EntryBundle.encode(ENTRIES);
        assertThat(Arrays.copyOf(bundle, 9)).containsExactly(0, 0, 0, 3, 7, 8, 9, 0xFF, 0xFF);
        assertThat(EntryBundle.decode(bundle, 3)).containsExactlyElementsOf(ENTRIES);
        Sha256 hasher = new Sha256();
        assertThat(EntryBundle.leaves(hasher, bundle, 3))
                .isEqualTo(ENTRIES.stream().map(hasher::leaf).toList());
    }

    @Test
    void a_bundle_cut_anywhere_or_continued_is_refused() {
        byte[] bundle = EntryBundle.encode(ENTRIES.subList(0, 2));
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = Arrays.copyOf(bundle, length);
            assertReason(cut, 2, Reason.CUT_OFF);
        }
        assertReason(Arrays.copyOf(bundle, bundle.length + 1), 2, Reason.TRAILING);
        assertReason(bundle, 1, Reason.TRAILING);
        assertReason(bundle, 3, Reason.CUT_OFF);
    }

    private static void assertReason(byte[] bundle, int width, Reason reason) {
        assertThatThrownBy(() -> EntryBundle.decode(bundle, width))
                .isInstanceOfSatisfying(
                        MalformedLedger.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void what_fits_no_bundle_is_not_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
        List<byte[]> many = Collections.nCopies(257, new byte[1]);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(many));
    }
}
