/**
 * The report: one HTML file about one park and one period, for people who decide and for people who check.
 *
 * <p>The file needs no network and no other file. It holds its style, its program, the chart library and one JSON with every figure;
 * a policy inside it forbids the browser to load anything else and to run any program but these (by their SHA-256). Every figure is
 * computed here, in integers, from a {@link greenpark.core.clearing.Clearing}; the page formats them and adds up. So the same clearing gives
 * the same bytes, and a figure on the screen is the account's figure to the watt-hour.
 *
 * <p>Start reading at {@link greenpark.cli.report.HtmlReport}. Each section of the page has one class here that writes its part of the JSON:
 *
 * <pre>
 * head, key figures   HeadPart       who used what, and how it compares with the published plan
 * energy flow         FlowPart       sources → routes → factories, as nodes and links that add up
 * direct supply       GaugePart      R1–R7 by scope and period, with the source of each threshold
 * months              MonthPart      the same sums by month
 * factories           FactoryPart    per factory: routes, sources, months, every quarter-hour; contract beside physics
 * certificate ledger  LedgerPart     of the park; in a factory's details what it claimed of each plant, by month
 * storage             StoragePart    in and out by origin
 * carbon              CarbonPart     park and parties by every method apart, with factors and their sources
 * zero-carbon park    IndicatorPart  one core and five guiding indicators against their thresholds
 * published plan      ArticlePart    its figures as printed, recomputed, and of the year
 * readings            ReadingsPart   what the meters said, and what had to be estimated
 * method              MethodPart     rules, thresholds, placeholders, equations with their numbers
 * </pre>
 *
 * The texts are in {@code report_zh.properties} and {@code report_en.properties}.
 */
@NullMarked
package greenpark.cli.report;

import org.jspecify.annotations.NullMarked;
