package greenpark.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event by situation and outcome: what was before, the event, what becomes of it. Nothing refused changes the book. */
class EventsTest {
    private static final Set<String> SEEN = new TreeSet<>();

    private static void check(@Nullable String before, String event, String outcome) {
        Script script = new Script();
        if (before != null) {
            for (String part : before.split(";", -1)) {
                assertThat(script.run(part)).as("%s", part).isEqualTo("applied");
            }
        }
        BookBalance was = script.book.balance();
        assertThat(script.run(event)).isEqualTo(outcome);
        BookBalance is = script.book.balance();
        assertThat(is.complaints()).isEmpty();
        if (!outcome.equals("applied")) {
            assertThat(is.wattHours()).isDeepEqualTo(was.wattHours());
        }
        SEEN.add(Script.event(event).getClass().getSimpleName() + " " + outcome);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                              | issue p             | applied",
                "issue p                       | issue p             | already issued",
                "issue p; split p 250          | issue p             | already issued",
                "issue p                       | issue p 999         | CONTENT_DIFFERS",
                "issue p                       | issue p#1 999       | EARLIER_REVISION_LIVE",
                "issue p; withdraw p           | issue p#1 999       | applied",
                "                              | issue p 0           | QUANTITY_NOT_POSITIVE",
                "                              | issue p 2147483647  | applied",
                "                              | issue p 2147483648  | QUANTITY_TOO_LARGE",
                "                              | issue long          | INTERVAL_TOO_LONG",
                "                              | issue nobody        | DEVICE_NOT_REGISTERED",
                "                              | issue o             | SIDE_DOES_NOT_FIT_DEVICE",
                "                              | issue k 10          | DISCHARGE_DOES_NOT_FIT_SIDE",
                "                              | issue p 10 k@1      | DISCHARGE_DOES_NOT_FIT_SIDE",
                "                              | issue k 10 k@1      | DISCHARGE_UNKNOWN",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40 | issue k 40 k@1 | applied",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40 | issue k 41 k@1 | EXCEEDS_DISCHARGE",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40; issue k 40 k@1 | issue k#1 40 k@1 | EARLIER_REVISION_LIVE",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40; issue k#1 40 k@1 | issue k 40 k@1 | DISCHARGE_ALREADY_CERTIFIED",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@2 k@0 50 40 | issue k 40 k@2 | DISCHARGE_OF_OTHER_DEVICE_OR_INTERVAL",
                "charge k@0 grid 100>90; discharge k@1 k@0 50 40 | issue k 40 k@1 | CHARGE_NOT_CERTIFIED",
                "discharge k@1 - 50 40         | issue k 40 k@1      | CHARGE_NOT_CERTIFIED"
            })
    void issue(@Nullable String before, String event, String outcome) {
        check(before, event, outcome);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "issue p              | split p 250  | applied",
                "issue p; split p 250 | split p 250  | already applied",
                "                     | split p 250  | UNKNOWN_BUNDLE",
                "issue p              | split p 0    | NOT_INSIDE_BUNDLE",
                "issue p              | split p 1000 | NOT_INSIDE_BUNDLE",
                "issue p; withdraw p  | split p 250  | NOT_LIVE",
                "issue p                          | transfer p:0-100 gen x   | applied",
                "issue p; transfer p:0-100 gen x  | transfer p:0-100 gen x   | already applied",
                "issue p; transfer p:0-100 gen x  | transfer p:50-150 gen y  | NOT_OWNED",
                "                                 | transfer p:0-100 gen x   | UNKNOWN_BUNDLE",
                "issue p                          | transfer p:0-1001 gen x  | OUTSIDE_BUNDLE",
                "issue p                          | transfer p:0-100 fab x   | NOT_OWNED",
                "issue p                          | transfer p:0-100 gen gen | SAME_ACCOUNT",
                "issue p; lock p:99-100           | transfer p:0-100 gen x   | NOT_ACTIVE",
                "issue c                          | transfer c:0-100 fab x   | CONSUMPTION_NOT_TRANSFERABLE",
                "issue p                               | reserve p:0-100 gen x   | applied",
                "issue p; reserve p:0-100 gen x        | reserve p:0-100 gen x   | already applied",
                "                                      | reserve p:0-100 gen x   | UNKNOWN_BUNDLE",
                "issue p                               | reserve p:0-2000 gen x  | OUTSIDE_BUNDLE",
                "issue p; lock p:0-1                   | reserve p:0-100 gen x   | NOT_ACTIVE",
                "issue p                               | reserve p:0-100 x y     | NOT_OWNED",
                "issue p                               | lock p:0-100            | applied",
                "issue p; lock p:0-100                 | lock p:0-100            | already applied",
                "                                      | lock p:0-100            | UNKNOWN_BUNDLE",
                "issue p                               | lock p:0-2000           | OUTSIDE_BUNDLE",
                "issue p; reserve p:0-100 gen x        | lock p:0-100            | NOT_ACTIVE",
                "issue p; lock p:0-100                 | release p:20-40 audit   | applied",
                "issue p; reserve p:0-100 gen x        | release p:0-100 deal    | applied",
                "issue p; reserve p:0-100 gen x        | release p:0-100 audit   | OTHER_REFERENCE",
                "issue p                               | release p:0-100 audit   | NOT_HELD",
                "                                      | release p:0-100 audit   | UNKNOWN_BUNDLE",
                "issue p                               | release p:0-2000 audit  | OUTSIDE_BUNDLE",
                "                              | close 2028-01 2028-02-08T00:00:00Z  | applied",
                "                              | close 2028-01 2028-01-31T15:59:59Z  | NOT_OVER",
                "close 2028-01 2028-02-08T00:00:00Z | close 2028-01 2028-02-09T00:00:00Z | already applied",
                "close 2028-01 2028-02-08T00:00:00Z | reopen 2028-01 2028-03-09T00:00:00Z | applied",
                "                              | reopen 2028-01 2028-03-09T00:00:00Z | NOT_CLOSED",
                "issue p                       | carry p -20                         | applied",
                "issue p                       | carry p 0                           | NO_DIFFERENCE",
                "                              | carry p -20                         | UNKNOWN_BUNDLE",
                "issue p                       | expire p:0-100 2030-01-01T00:00:00Z | applied",
                "issue p                       | expire p:0-100 2029-12-31T23:59:59Z | TOO_EARLY",
                "issue p; lock p:0-1           | expire p:0-100 2030-01-01T00:00:00Z | NOT_LIVE",
                "                              | expire p:0-100 2030-01-01T00:00:00Z | UNKNOWN_BUNDLE",
                "issue p                       | expire p:0-1001 2030-01-01T00:00:00Z | OUTSIDE_BUNDLE",
                "issue p; expire p:0-100 2030-01-01T00:00:00Z | expire p:0-100 2030-01-01T00:00:00Z | already applied"
            })
    void partsOfBundles(@Nullable String before, String event, String outcome) {
        check(before, event, outcome);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "issue p; issue c            | claim fab ALLOCATION c:0-100 p:0-100          | applied",
                "issue p; issue q; issue c   | claim fab ALLOCATION c:0-100 p:0-60 q:0-40    | applied",
                "issue p; issue c            | claim fab ALLOCATION c:0-100 p:0-60 p:60-100  | applied",
                "issue p; issue c; claim fab ALLOCATION c:0-100 p:0-100 | claim fab ALLOCATION c:0-100 p:0-100 | already applied",
                "issue p; issue c; claim fab ALLOCATION c:0-100 p:0-100 | claim fab ALLOCATION c:100-200 p:0-100 | PRODUCTION_NOT_ACTIVE",
                "issue p; issue c; claim fab ALLOCATION c:0-100 p:0-100 | claim fab ALLOCATION c:0-100 p:100-200 | CONSUMPTION_NOT_ACTIVE",
                "issue p; issue c            | claim fab OWNED c:0-100 p:0-100               | PRODUCTION_NOT_OWNED",
                "issue p; issue c; transfer p:0-100 gen fab | claim fab OWNED c:0-100 p:0-100 | applied",
                "issue p; issue c; reserve p:0-100 gen fab  | claim fab ALLOCATION c:0-100 p:0-100 | applied",
                "issue p; issue c; reserve p:0-100 gen x    | claim fab ALLOCATION c:0-100 p:0-100 | PRODUCTION_RESERVED",
                "issue p; issue c            | claim x ALLOCATION c:0-100 p:0-100            | CONSUMPTION_NOT_OWNED",
                "issue p; issue c            | claim fab ALLOCATION c:0-100 p:0-99           | QUANTITIES_DIFFER",
                "issue p; issue c            | claim fab ALLOCATION c:0-100 p:0-60 p:40-80   | SLICES_OVERLAP",
                "issue p; issue c            | claim fab ALLOCATION c:0-100                  | NO_PRODUCTION",
                "issue p; issue c            | claim fab ALLOCATION p:0-100 p:0-100          | WRONG_SIDE",
                "issue p; issue c            | claim fab ALLOCATION c:0-100 c:100-200        | WRONG_SIDE",
                "issue p; issue d            | claim fab ALLOCATION d:0-100 p:0-100          | INTERVALS_DO_NOT_MATCH",
                "issue z; issue c            | claim fab ALLOCATION c:0-100 z:0-100          | ZONES_DIFFER",
                "issue p                     | claim fab ALLOCATION c:0-100 p:0-100          | UNKNOWN_BUNDLE",
                "issue c                     | claim fab ALLOCATION c:0-100 p:0-100          | UNKNOWN_BUNDLE",
                "issue p; issue c            | claim fab ALLOCATION c:950-1050 p:0-100       | OUTSIDE_BUNDLE",
                "issue p; issue c            | claim fab ALLOCATION c:0-100 p:950-1050       | OUTSIDE_BUNDLE",
                "issue p                  | cancel p:0-100 gen OTHER          | applied",
                "issue p                  | cancel p:0-100 gen GEC_CONVERSION | applied",
                "issue p; cancel p:0-100 gen OTHER | cancel p:0-100 gen OTHER | already applied",
                "issue p; cancel p:0-100 gen OTHER | cancel p:0-100 gen GEC_CONVERSION | NOT_ACTIVE",
                "                         | cancel p:0-100 gen OTHER          | UNKNOWN_BUNDLE",
                "issue p                  | cancel p:0-1001 gen OTHER         | OUTSIDE_BUNDLE",
                "issue p                  | cancel p:0-100 x OTHER            | NOT_OWNED",
                "issue c                  | cancel c:0-100 fab OTHER          | CONSUMPTION_NOT_CANCELLABLE",
                "issue p                  | cancel p:0-100 gen STORAGE_CHARGE | NEEDS_CHARGE_RECORD",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40; issue k 40 k@1 | cancel k:0-40 gen GEC_CONVERSION | STORAGE_GETS_NO_GEC",
                "issue p                  | withdraw p | applied",
                "issue p; withdraw p      | withdraw p | already applied",
                "                         | withdraw p | UNKNOWN_BUNDLE",
                "issue p; cancel p:0-100 gen OTHER          | withdraw p | USED_IN_OTHER_SCHEME",
                "issue p; cancel p:0-100 gen GEC_CONVERSION | withdraw p | CONVERTED_TO_GEC",
                "issue p; charge k@0 s1 100>90 p:0-100      | withdraw p | CHARGE_RECORD_STANDS",
                "issue p; charge k@0 s1 100>90 p:0-100; unrecord CHARGE k@0 | withdraw p | applied"
            })
    void claimCancelWithdraw(@Nullable String before, String event, String outcome) {
        check(before, event, outcome);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "issue p          | charge k@0 s1 100>90 p:0-100  | applied",
                "                 | charge k@0 grid 100>90        | applied",
                "charge k@0 grid 100>90 | charge k@0 grid 100>90  | already applied",
                "charge k@0 grid 100>90 | charge k@0 grid 100>91  | CONTENT_DIFFERS",
                "                 | charge s1@0 grid 100>90       | STORAGE_NOT_REGISTERED",
                "                 | charge k@0 grid 0>0           | CHARGED_NOT_POSITIVE",
                "                 | charge k@0 grid 100>101       | STORED_OUT_OF_RANGE",
                "                 | charge k@0 s1 100>90 p:0-100  | UNKNOWN_BUNDLE",
                "issue p          | charge k@0 s1 100>90 p:950-1050 | OUTSIDE_BUNDLE",
                "issue c          | charge k@0 u1 100>90 c:0-100  | NOT_PRODUCTION",
                "issue p          | charge k@0 s2 100>90 p:0-100  | OTHER_ORIGIN",
                "issue p          | charge k@1 s1 100>90 p:0-100  | INTERVALS_DO_NOT_MATCH",
                "issue z          | charge k@0 z1 100>90 z:0-100  | ZONES_DIFFER",
                "issue p          | charge k@0 s1 100>90 p:0-99   | QUANTITIES_DIFFER",
                "issue p; lock p:0-1 | charge k@0 s1 100>90 p:0-100 | NOT_ACTIVE",
                "charge k@0 grid 100>90 | discharge k@1 k@0 50 40 | applied",
                "charge k@0 grid 100>90; discharge k@1 k@0 50 40 | discharge k@1 k@0 50 40 | already applied",
                "charge k@0 grid 100>90; discharge k@1 k@0 50 40 | discharge k@1 k@0 50 41 | CONTENT_DIFFERS",
                "charge k@0 grid 100>90; discharge k@1 k@0 50 40 | discharge k@2 k@0 41 40 | EXCEEDS_CONTENT",
                "charge k@0 grid 100>90 | discharge s1@1 k@0 50 40 | STORAGE_NOT_REGISTERED",
                "charge k@0 grid 100>90 | discharge k@1 k@0 0 0   | WITHDRAWN_NOT_POSITIVE",
                "charge k@0 grid 100>90 | discharge k@1 k@0 50 51 | DELIVERED_OUT_OF_RANGE",
                "                       | discharge k@1 k@0 50 40 | CHARGE_UNKNOWN",
                "charge k@0 grid 100>90; unrecord CHARGE k@0 | discharge k@1 k@0 50 40 | CHARGE_UNKNOWN",
                "charge k@0 grid 100>90 | discharge k@0 k@0 50 40 | CHARGE_NOT_EARLIER",
                "charge k@0 grid 100>90 | discharge k2@1 k@0 50 40 | CHARGE_OF_OTHER_STORAGE",
                "charge k@0 grid 100>90 | lose k@0 k@0 50         | applied",
                "charge k@0 grid 100>90; lose k@0 k@0 50 | lose k@0 k@0 50 | already applied",
                "charge k@0 grid 100>90; lose k@0 k@0 50 | lose k@0 k@0 51 | CONTENT_DIFFERS",
                "charge k@0 grid 100>90 | lose k@0 k@0 91         | EXCEEDS_CONTENT",
                "charge k@0 grid 100>90 | lose k@0 k@0 0          | LOST_NOT_POSITIVE",
                "charge k@0 grid 100>90 | lose s1@0 k@0 1         | STORAGE_NOT_REGISTERED",
                "                       | lose k@0 k@0 1          | CHARGE_UNKNOWN",
                "charge k@1 grid 100>90 | lose k@0 k@1 1          | CHARGE_LATER",
                "charge k@0 grid 100>90 | lose k2@0 k@0 1         | CHARGE_OF_OTHER_STORAGE",
                "charge k@0 grid 100>90 | unrecord CHARGE k@0     | applied",
                "charge k@0 grid 100>90; unrecord CHARGE k@0      | unrecord CHARGE k@0 | already applied",
                "                       | unrecord CHARGE k@0     | UNKNOWN_RECORD",
                "charge k@0 grid 100>90; lose k@0 k@0 50          | unrecord CHARGE k@0 | DRAWN_FROM",
                "charge k@0 grid 100>90; lose k@0 k@0 50; unrecord LOSS k@0 | unrecord CHARGE k@0 | applied",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40; issue k 40 k@1 | unrecord DISCHARGE k@1 | BUNDLE_STANDS",
                "issue p; charge k@0 s1 100>90 p:0-100; discharge k@1 k@0 50 40; issue k 40 k@1; withdraw k | unrecord DISCHARGE k@1 | applied"
            })
    void storage(@Nullable String before, String event, String outcome) {
        check(before, event, outcome);
    }

    private static final String TWO =
            "issue p 2500000; cancel p:0-2500000 gen GEC_CONVERSION; gec s1/TRADABLE/2028-01 2";
    private static final String OWN =
            "issue p 1500000; issue c 1500000; claim fab ALLOCATION c:0-1500000 p:0-1500000; gec s1/SELF_USE/2028-01 1";
    private static final String MECHANISM =
            "issue m 1500000; cancel m:0-1500000 gen GEC_CONVERSION; gec m1/MECHANISM/2028-01 1";

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "        | gec s1/TRADABLE/2028-01 1                       | COUNT_DIFFERS",
                "two     | gec s1/TRADABLE/2028-01 2                       | already applied",
                "two     | gec s1/TRADABLE/2028-01 3                       | CONTENT_DIFFERS",
                "two     | gec s1/TRADABLE/2028-01 2 GEC-0001              | applied",
                "two; gec s1/TRADABLE/2028-01 2 GEC-0001 | gec s1/TRADABLE/2028-01 2 GEC-0002 | CONTENT_DIFFERS",
                "two     | gec s1/TRADABLE/2028-02 0                       | applied",
                "two     | gec s1/TRADABLE/2027-12 0                       | MONTH_OUT_OF_ORDER",
                "two     | gec-transfer s1/TRADABLE/2028-01:0-1 gen x 2028-02 | applied",
                "two; gec-transfer s1/TRADABLE/2028-01:0-1 gen x 2028-02 | gec-transfer s1/TRADABLE/2028-01:0-1 gen x 2028-02 | already applied",
                "two; gec-transfer s1/TRADABLE/2028-01:0-1 gen x 2028-02 | gec-transfer s1/TRADABLE/2028-01:0-1 x y 2028-03 | TRANSFERRED_BEFORE",
                "two     | gec-transfer s2/TRADABLE/2028-01:0-1 gen x 2028-02 | UNKNOWN_LOT",
                "two     | gec-transfer s1/TRADABLE/2028-01:0-3 gen x 2028-02 | OUTSIDE_LOT",
                "two     | gec-transfer s1/TRADABLE/2028-01:0-1 x y 2028-02   | NOT_OWNED",
                "two     | gec-transfer s1/TRADABLE/2028-01:0-1 gen gen 2028-02 | SAME_ACCOUNT",
                "two     | gec-transfer s1/TRADABLE/2028-01:0-1 gen x 2029-12 | applied",
                "two     | gec-transfer s1/TRADABLE/2028-01:0-1 gen x 2030-01 | EXPIRED",
                "two; gec-retire s1/TRADABLE/2028-01:0-1 gen 2028-02 | gec-transfer s1/TRADABLE/2028-01:0-2 gen x 2028-02 | NOT_ACTIVE",
                "own     | gec-transfer s1/SELF_USE/2028-01:0-1 gen x 2028-02 | NOT_TRADABLE",
                "mech    | gec-transfer m1/MECHANISM/2028-01:0-1 gen x 2028-02 | NOT_TRADABLE",
                "two     | gec-retire s1/TRADABLE/2028-01:0-1 gen 2028-02     | applied",
                "mech    | gec-retire m1/MECHANISM/2028-01:0-1 gen 2028-02    | applied",
                "two; gec-retire s1/TRADABLE/2028-01:0-1 gen 2028-02 | gec-retire s1/TRADABLE/2028-01:0-1 gen 2028-02 | already applied",
                "two; gec-retire s1/TRADABLE/2028-01:0-1 gen 2028-02 | gec-retire s1/TRADABLE/2028-01:0-2 gen 2028-02 | NOT_ACTIVE",
                "two     | gec-retire s1/TRADABLE/2028-01:0-1 x 2028-02       | NOT_OWNED",
                "two     | gec-retire s2/TRADABLE/2028-01:0-1 gen 2028-02     | UNKNOWN_LOT",
                "two     | gec-retire s1/TRADABLE/2028-01:0-3 gen 2028-02     | OUTSIDE_LOT",
                "two     | gec-retire s1/TRADABLE/2028-01:0-1 gen 2030-01     | EXPIRED",
                "own     | gec-retire s1/SELF_USE/2028-01:0-1 gen 2028-02     | BOUND_TO_CLAIMS",
                "two     | gec-expire s1/TRADABLE/2028-01:0-2 2030-01         | applied",
                "two     | gec-expire s1/TRADABLE/2028-01:0-2 2029-12         | TOO_EARLY",
                "two     | gec-expire s2/TRADABLE/2028-01:0-2 2030-01         | UNKNOWN_LOT",
                "two     | gec-expire s1/TRADABLE/2028-01:0-3 2030-01         | OUTSIDE_LOT",
                "own     | gec-expire s1/SELF_USE/2028-01:0-1 2030-01         | NOT_ACTIVE",
                "two; gec-expire s1/TRADABLE/2028-01:0-2 2030-01 | gec-expire s1/TRADABLE/2028-01:0-2 2030-01 | already applied"
            })
    void gec(@Nullable String before, String event, String outcome) {
        String all = before == null
                ? null
                : before.replace("two", TWO).replace("own", OWN).replace("mech", MECHANISM);
        check(all, event, outcome);
    }

    /** Others split 0…999 at 250 into 0…250 and 251…999 and call them 250 and 750. */
    @Test
    void aBundleSplitAt250IsOf250And750() {
        Script script = new Script();
        script.run("issue p; split p 250");
        BundleId p = Script.key("p").id();
        assertThat(script.book.view().slices(p))
                .extracting(part -> part.slice().quantity())
                .containsExactly(250L, 750L);
        List<GcBundle> rows = script.book.view().energyTag(p);
        assertThat(rows)
                .extracting(r -> r.idRangeStart() + "…" + r.idRangeEnd() + " " + r.bundleQuantity())
                .containsExactly("0…249 250", "250…999 750");
    }

    /** Consumption 0-100 meets 60 of p and 40 of q; when p falls, exactly the watt-hours it met are free. */
    @Test
    void whatAWithdrawnBundleFrees() {
        Script script = new Script();
        script.run("issue p; issue q; issue c; claim fab ALLOCATION c:0-100 p:0-60 q:0-40; withdraw p");
        assertThat(script.book.view().matches(Script.key("c").id()))
                .containsExactly(new Match(Script.slice("c:60-100"), Script.slice("q:0-40")));
        // The freed part meets the corrected bundle.
        assertThat(script.run("issue p#1 55; claim fab ALLOCATION c:0-55 p#1:0-55"))
                .isEqualTo("applied");
        assertThat(script.book.balance().wattHours(Side.CONSUMPTION, SliceState.CLAIMED))
                .isEqualTo(95);
        // And the other way round: the production is free again.
        assertThat(script.run("withdraw c")).isEqualTo("applied");
        assertThat(script.book.balance().wattHours(Side.PRODUCTION, SliceState.CLAIMED))
                .isZero();
        assertThat(script.run("issue c#1 200; claim fab ALLOCATION c#1:0-40 q:0-40"))
                .isEqualTo("applied");
        assertThat(script.book.balance().complaints()).isEmpty();
    }

    /** Golden vector 6: carry 400 kWh and 12,750 kWh make 13 GEC, carry 150 kWh. */
    @Test
    void goldenVector6() {
        Script script = new Script();
        assertThat(script.run("issue m 400000; cancel m:0-400000 gen GEC_CONVERSION; gec m1/MECHANISM/2028-01 0"))
                .isEqualTo("applied");
        GecLot next = Script.lot("m1/MECHANISM/2028-02");
        BundleKey later = new BundleKey(
                "test-body",
                "m1",
                Side.PRODUCTION,
                new greenpark.core.time.Interval(
                        java.time.Instant.parse("2028-02-10T00:00:00Z"),
                        java.time.Instant.parse("2028-02-10T00:15:00Z")),
                0,
                0);
        Account gen = new Account("gen");
        script.book.apply(new Issued(
                later, 12_750_000, gen, Quality.MEASURED, null, later.interval().end(), Script.EXPIRY));
        script.book.apply(
                new Cancelled(new Slice(later.id(), 0, 12_750_000), gen, Cancelled.Purpose.GEC_CONVERSION, "GEC"));
        assertThat(script.book.gecCarry("m1", GecPool.MECHANISM, next.month())).isEqualTo(13_150_000);
        assertThat(script.book.apply(new GecIssued(next, 13, gen, ""))).isEqualTo(Outcome.APPLIED);
        assertThat(script.book.gecCarry("m1", GecPool.MECHANISM, next.month())).isEqualTo(150_000);
    }

    @Test
    void anOfficialNumberIsOpaqueAndShort() {
        GecLot lot = Script.lot("s1/TRADABLE/2028-01");
        Account gen = new Account("gen");
        assertThat(new GecIssued(lot, 0, gen, "绿".repeat(64)).officialNumber()).hasSize(64);
        assertThatThrownBy(() -> new GecIssued(lot, 0, gen, "x".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("official number");
    }

    @Test
    void anIdIsTheHashOfWhatMakesTheBundleUnique() {
        assertThat(Script.key("p").id()).isEqualTo(Script.key("p").id());
        List<BundleId> ids = List.of("p", "q", "c", "d", "p#1").stream()
                .map(name -> Script.key(name).id())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        // The vector of docs/formats/certificates.md, computed by other means.
        assertThat(ids.getFirst().toString()).isEqualTo("7aaf03da008e5becf6c222a4a7cb5bbd");
        assertThat(BundleId.parse(ids.getFirst().toString())).isEqualTo(ids.getFirst());
    }

    /** Reasons that need more than a row. */
    private static final List<String> ELSEWHERE = List.of("EXPIRES_BEFORE_ISSUE", "TOO_MANY_SLICES", "WRONG_KIND");

    @Test
    void theOtherReasons() {
        Script script = new Script();
        script.run("issue p; issue c");
        Issued issued = (Issued) Script.event("issue q");
        assertThat(Script.word(script.book.apply(new Issued(
                        issued.key(),
                        issued.quantity(),
                        issued.owner(),
                        Quality.MEASURED,
                        null,
                        Script.EXPIRY,
                        Script.EXPIRY))))
                .isEqualTo("EXPIRES_BEFORE_ISSUE");
        List<Slice> many = Collections.nCopies(Claimed.MOST_SLICES + 1, Script.slice("p:0-1"));
        assertThat(Script.word(script.book.apply(
                        new Claimed(new Account("fab"), Claimed.Basis.ALLOCATION, Script.slice("c:0-1"), many))))
                .isEqualTo("TOO_MANY_SLICES");
        RecordKey charge = Script.record("k@0", RecordKey.Kind.CHARGE);
        RecordKey loss = Script.record("k@0", RecordKey.Kind.LOSS);
        for (CertificateEvent event : List.of(
                new ChargeRecorded(loss, "grid", 1, 1, null, Quality.MEASURED),
                new DischargeRecorded(charge, null, 1, 1, Quality.MEASURED),
                new StorageLossRecorded(charge, null, 1))) {
            assertThat(Script.word(script.book.apply(event))).isEqualTo("WRONG_KIND");
        }
    }

    @AfterAll
    static void everyReasonHasARow() {
        for (Class<?> event : CertificateEvent.class.getPermittedSubclasses()) {
            Class<?> refusal = Arrays.stream(event.getDeclaredClasses())
                    .filter(c -> c.getSimpleName().equals("Refusal"))
                    .findFirst()
                    .orElseThrow();
            for (Object reason : refusal.getEnumConstants()) {
                if (!ELSEWHERE.contains(reason.toString())) {
                    assertThat(SEEN).contains(event.getSimpleName() + " " + reason);
                }
            }
        }
    }
}
