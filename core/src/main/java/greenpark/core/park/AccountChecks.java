package greenpark.core.park;

import greenpark.core.table.Table;

/** The data of the carbon accounts and the forecasts. */
final class AccountChecks {
    private final ParkLines lines;
    private final Park park;

    AccountChecks(ParkLines lines) {
        this.lines = lines;
        this.park = lines.park;
    }

    void run() {
        for (CarbonChoice.Key choice : CarbonChoice.Key.values()) {
            lines.disjoint(
                    park.carbonChoices().stream().filter(c -> c.key() == choice).toList(),
                    CarbonChoice::validity,
                    c -> "choice " + Table.word(c.key()) + c.validity().start(),
                    "values of one key");
        }
        purchases();
        for (EnergyActivity activity : park.energyActivities()) {
            load("activity " + activity.user() + " " + activity.year() + " " + activity.carrier(), activity.user());
        }
        for (MonthlyProfile.Quantity quantity : MonthlyProfile.Quantity.values()) {
            long months = park.monthlyProfiles().stream()
                    .filter(p -> p.quantity() == quantity)
                    .count();
            if (months != 0 && months != 12) {
                lines.lacking(
                        "monthly_profiles.csv",
                        "quantity",
                        Table.word(quantity),
                        "has " + months + " of 12 months",
                        "Give all months, or none");
            }
        }
    }

    void purchases() {
        for (GreenPurchase purchase : park.greenPurchases()) {
            String key = "purchase " + purchase.user() + " " + purchase.month() + " " + Table.word(purchase.kind());
            if (lines.isWrong(key)) {
                continue;
            }
            load(key, purchase.user());
            if (purchase.mechanism().compareTo(purchase.amount()) > 0) {
                lines.wrong(
                        key,
                        "mechanism_kwh",
                        lines.rowText(key, "mechanism_kwh"),
                        "is more than kwh",
                        "It is the part of kwh that was generated under the mechanism price");
            }
        }
    }

    private void load(String key, UsagePointId user) {
        UsagePoint point = lines.point(user);
        if (point == null || point.kind() != UsagePoint.Kind.LOAD) {
            lines.wrong(
                    key,
                    "usage_point",
                    user.value(),
                    point == null ? "is not in usage_points.csv" : "is a " + Table.word(point.kind()) + ", not a load",
                    "");
        }
    }
}
