package greenpark.core.seal;

import greenpark.core.carbon.CarbonAccount;
import greenpark.core.carbon.ChosenFactor;
import greenpark.core.carbon.HourlyMatching;
import greenpark.core.carbon.PartyCarbon;
import greenpark.core.carbon.RuleBook;
import greenpark.core.carbon.Statement;
import greenpark.core.carbon.Term;
import greenpark.core.clearing.DailyClearing;
import greenpark.core.clearing.EnergyAccount;
import greenpark.core.park.Park;
import greenpark.core.park.UsagePoint;
import greenpark.core.quantity.Emissions;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the accounts of a month's factories from its intervals, traced once more. */
final class MonthMaker {
    private MonthMaker() {}

    /**
     * A month of a factory.
     *
     * @param claims the list of which the account has the root
     */
    record Made(MonthAccount account, List<ClaimLine> claims) {}

    /**
     * @param totals what each factory's days came to, by id
     * @return an account for each factory that is in {@code totals}, in its order
     */
    static List<Made> accounts(
            DailyClearing clearing, RuleBook rules, YearMonth month, SortedMap<String, FactoryTotals> totals) {
        Park park = clearing.park();
        TimeGrid grid = TimeGrid.days(month.atDay(1), month.plusMonths(1).atDay(1), park.zone(), park.step());
        EnergyAccount energy = new EnergyAccount(clearing.roster(), grid, park.zone());
        HourlyMatching matching = new HourlyMatching(clearing.roster(), park.zone());
        SortedMap<String, List<ClaimLine>> claims = new TreeMap<>();
        for (LocalDate date = month.atDay(1); !date.isAfter(month.atEndOfMonth()); date = date.plusDays(1)) {
            clearing.retrace(date).forEach(trace -> {
                energy.accept(trace);
                matching.accept(trace);
                clearing.roster()
                        .users()
                        .forEach(user -> claims.computeIfAbsent(user.id().value(), u -> new ArrayList<>())
                                .addAll(ClaimLine.of(
                                        clearing.book().view(), clearing.bundle(user, trace.slot()), trace.start())));
            });
        }
        CarbonAccount carbon = CarbonAccount.of(park, rules, energy.monthUse(), matching);
        List<PartyCarbon> parties = carbon.whole().parties();
        return clearing.roster().users().stream()
                .filter(user -> totals.containsKey(user.id().value()))
                .map(user -> account(
                        user,
                        month,
                        totals.getOrDefault(user.id().value(), FactoryTotals.NONE),
                        parties.stream()
                                .filter(p -> p.id().equals(user.id().value()))
                                .findFirst()
                                .orElseThrow(),
                        claims.getOrDefault(user.id().value(), List.of())))
                .toList();
    }

    private static Made account(
            UsagePoint user, YearMonth month, FactoryTotals totals, PartyCarbon carbon, List<ClaimLine> claims) {
        MonthAccount account = new MonthAccount(
                user.id().value(),
                user.name(),
                month,
                totals,
                carbon.matching().matched(),
                MonthAccount.Claims.of(claims),
                carbon.statements().stream().map(MonthMaker::method).toList());
        return new Made(account, claims);
    }

    private static MonthAccount.Method method(Statement statement) {
        Emissions emissions = statement.emissions();
        return new MonthAccount.Method(
                Table.word(statement.method()),
                emissions == null ? null : Long.valueOf(emissions.grams()),
                statement.terms().stream().map(MonthMaker::term).toList());
    }

    private static MonthAccount.Term term(Term term) {
        ChosenFactor chosen = term.factor();
        return chosen == null
                ? new MonthAccount.Term(Table.word(term.part()), term.wattHours(), null, null, "")
                : new MonthAccount.Term(
                        Table.word(term.part()),
                        term.wattHours(),
                        chosen.factor().value(),
                        chosen.factor().year(),
                        chosen.factor().citation().document());
    }
}
