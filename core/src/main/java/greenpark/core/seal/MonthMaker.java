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
import java.util.List;
import java.util.SortedMap;

/** Makes the accounts of a month's factories from its intervals, traced once more. */
final class MonthMaker {
    private MonthMaker() {}

    /**
     * @param totals what each factory's days came to, by id
     * @return an account for each factory that is in {@code totals}, in its order
     */
    static List<MonthAccount> accounts(
            DailyClearing clearing, RuleBook rules, YearMonth month, SortedMap<String, FactoryTotals> totals) {
        Park park = clearing.park();
        TimeGrid grid = TimeGrid.days(month.atDay(1), month.plusMonths(1).atDay(1), park.zone(), park.step());
        EnergyAccount energy = new EnergyAccount(clearing.roster(), grid, park.zone());
        HourlyMatching matching = new HourlyMatching(clearing.roster(), park.zone());
        for (LocalDate date = month.atDay(1); !date.isAfter(month.atEndOfMonth()); date = date.plusDays(1)) {
            clearing.retrace(date).forEach(trace -> {
                energy.accept(trace);
                matching.accept(trace);
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
                                .orElseThrow()))
                .toList();
    }

    private static MonthAccount account(UsagePoint user, YearMonth month, FactoryTotals totals, PartyCarbon carbon) {
        return new MonthAccount(
                user.id().value(),
                user.name(),
                month,
                totals,
                carbon.matching().matched(),
                carbon.statements().stream().map(MonthMaker::method).toList());
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
