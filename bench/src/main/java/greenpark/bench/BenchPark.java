package greenpark.bench;

import greenpark.core.park.Park;
import greenpark.core.park.ParkReader;
import greenpark.core.table.Table;
import greenpark.core.time.TimeGrid;
import greenpark.core.tracing.ParkReadings;
import greenpark.core.tracing.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A park of any size with readings that balance: every source sees wind or sun, every factory works, a storage moves the surplus. */
final class BenchPark {
    final Park park;
    final ParkReadings readings;

    BenchPark(int sources, int users, int slots) {
        park = park(sources, users);
        readings = readings(Roster.of(park), slots);
    }

    private static Park park(int sources, int users) {
        List<String> points = new ArrayList<>(List.of("grid,网,grid,grid,op,b,100000000,grid,,,,2020-01-01,"));
        List<String> devices = new ArrayList<>();
        List<String> meters = new ArrayList<>(
                List.of("grid-i,grid,import,1,8,2,2020-01-01,", "grid-e,grid,export,1,8,2,2020-01-01,"));
        List<String> contracts = new ArrayList<>();
        for (int s = 0; s < sources; s++) {
            String id = "s%03d".formatted(s);
            String mode = s == 0 ? "single-user,u000,pool" : "pool,,";
            points.add(id + ",源," + id + ",source,op,b,100000," + mode + ",,2020-01-01,");
            devices.add(id + "-d," + id + "," + (s % 2 == 0 ? "wind" : "solar-ground") + ",30000,p1,2020-01-01,");
            meters.add(id + "-e," + id + ",export,1,8,2,2020-01-01,");
            if (s % 4 == 1) {
                contracts.add("c" + s + "," + id + ",u%03d,0.1,2020-01-01,".formatted(s % users));
            }
        }
        for (int u = 0; u < users; u++) {
            String id = "u%03d".formatted(u);
            points.add(id + ",厂," + id + ",load,op,b,100000,pool,,,1,2020-01-01,");
            devices.add(id + "-d," + id + ",load,2000,p1,2020-01-01,");
            meters.add(id + "-i," + id + ",import,1,8,2,2020-01-01,");
        }
        points.add("storage,储,storage,storage,op,b,100000,pool,,,,2020-01-01,");
        devices.add("storage-d,storage,battery,50000,p1,2020-01-01,");
        meters.add("storage-i,storage,import,1,8,2,2020-01-01,");
        meters.add("storage-e,storage,export,1,8,2,2020-01-01,");
        SortedMap<String, byte[]> files = new TreeMap<>();
        table(
                files,
                "park.csv",
                "key,value,note",
                List.of(
                        "id,bench,",
                        "name_zh,试,",
                        "name_en,Bench,",
                        "zone,Asia/Shanghai,",
                        "latitude_deg,35,",
                        "longitude_deg,111,",
                        "altitude_m,370,",
                        "step_minutes,15,",
                        "readings_origin,simulated,"));
        table(
                files,
                "tenants.csv",
                "tenant,name_zh,name_en,role,industry_zh,industry_en",
                List.of("op,司,Operator,platform,,"));
        table(files, "buses.csv", "bus,name_zh,name_en,voltage_kv", List.of("b,母线,Bus,110"));
        table(files, "branches.csv", "branch,kind,from_bus,to_bus,rated_mva,valid_from,valid_to", List.of());
        table(
                files,
                "usage_points.csv",
                "usage_point,name_zh,name_en,kind,tenant,bus,limit_kw,supply_mode,direct_user,surplus_to,priority,valid_from,valid_to",
                points);
        table(files, "devices.csv", "device,usage_point,technology,p_nom_kw,phase,valid_from,valid_to", devices);
        table(files, "meters.csv", "meter,usage_point,flow,multiplier,digits,decimals,valid_from,valid_to", meters);
        table(files, "contracts.csv", "contract,source,user,share,valid_from,valid_to", contracts);
        table(
                files,
                "storage.csv",
                "usage_point,e_nom_kwh,efficiency_store,efficiency_dispatch,standing_loss_per_hour,opening_kwh,lot_order,charge_from,valid_from,valid_to",
                List.of("storage,100000,0.95,0.95,0.00001,0,fifo,surplus,2020-01-01,"));
        table(files, "loss_factors.csv", "usage_point,factor,source,valid_from,valid_to", List.of());
        table(
                files,
                "rules.csv",
                "tier,kind,version,limit,source,confidence,valid_from,valid_to",
                List.of(
                        "losses,measured-difference,1,0.03,bench,high,2020-01-01,",
                                "own-use,aggregated,1,,bench,high,2020-01-01,",
                        "contract,use-it-or-lose-it,1,,bench,high,2020-01-01,",
                                "pool,proportional,1,,bench,high,2020-01-01,"));
        table(
                files,
                "certificates.csv",
                "key,usage_point,value,source,confidence,placeholder,valid_from,valid_to",
                List.of(
                        "issuing-body,,bench,bench,high,no,2020-01-01,",
                        "country-of-issuance,,CN,bench,high,no,2020-01-01,",
                        "market-zone,,CN-SX,bench,high,no,2020-01-01,",
                        "connected-grid,,bench,bench,high,no,2020-01-01,",
                        "registry-configuration,,1,bench,high,no,2020-01-01,",
                        "location,,35 111,bench,high,no,2020-01-01,",
                        "expiry-months,,24,bench,high,no,2020-01-01,",
                        "gec-expiry-months,,24,bench,high,no,2020-01-01,",
                        "estimated-energy,,withhold,bench,high,no,2020-01-01,"));
        table(
                files,
                "thresholds.csv",
                "key,value,unit,source,confidence,placeholder,valid_from,valid_to",
                List.of("balance-limit,0.05,,bench,high,yes,2020-01-01,"));
        table(files, "plan_figures.csv", "key,value,unit,source", List.of());
        table(files, "carbon.csv", "key,value,source,confidence,placeholder,valid_from,valid_to", List.of());
        table(
                files,
                "green_trades.csv",
                "usage_point,month,kind,kwh,mechanism_kwh,source,confidence,placeholder",
                List.of());
        table(
                files,
                "energy_activities.csv",
                "usage_point,year,carrier,amount,unit,source,confidence,placeholder",
                List.of());
        table(
                files,
                "indicator_inputs.csv",
                "indicator,year,applicable,numerator,denominator,unit,source,confidence,placeholder",
                List.of());
        table(files, "monthly_profiles.csv", "quantity,month,factor,source,confidence", List.of());
        table(files, "no_back_feed.csv", "from,to,source", List.of());
        table(files, "holidays.csv", "date,name,source", List.of());
        table(files, "published.csv", "key,gwh,source,why_zh,why_en", List.of());
        return ParkReader.read(files);
    }

    private static void table(SortedMap<String, byte[]> files, String name, String header, List<String> rows) {
        files.put(name, Table.bytes(header + "\n" + String.join("\n", rows) + "\n"));
    }

    private static ParkReadings readings(Roster roster, int slots) {
        SplittableRandom random = new SplittableRandom(1);
        TimeGrid grid = new TimeGrid(Instant.parse("2027-12-31T16:00:00Z"), Duration.ofMinutes(15), slots);
        ParkReadings readings = ParkReadings.allMissing(grid, roster);
        double wind = 0.4;
        long inside = 0;
        for (int t = 0; t < slots; t++) {
            wind = Math.clamp(wind + 0.05 * (random.nextDouble() - 0.5), 0, 1);
            double sun = Math.max(0, Math.sin(((t % 96) / 96.0 - 0.25) * 2 * Math.PI));
            long balance = 0;
            for (int s = 0; s < readings.generation().length; s++) {
                long wh = (long) (7_500_000 * (s % 2 == 0 ? wind : sun) * (0.8 + 0.2 * random.nextDouble()));
                readings.generation()[s][t] = wh;
                balance += wh;
            }
            long scale = 7_500_000L * readings.generation().length / readings.consumption().length / 3;
            for (int u = 0; u < readings.consumption().length; u++) {
                long wh = (long) (scale * (0.5 + random.nextDouble()));
                readings.consumption()[u][t] = wh;
                balance -= wh;
            }
            long charge = Math.clamp(balance, 0, Math.min(12_500_000, (100_000_000 - inside) * 100 / 95));
            long discharge = Math.clamp(-balance, 0, Math.min(12_500_000, inside * 95 / 100));
            inside += charge * 95 / 100 - Math.ceilDiv(discharge * 100, 95);
            balance += discharge - charge;
            readings.charge()[0][t] = charge;
            readings.discharge()[0][t] = discharge;
            readings.gridImport()[0][t] = Math.max(0, -balance);
            readings.gridExport()[0][t] = Math.max(0, balance);
        }
        return readings;
    }
}
