package org.bylaw.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** Measures everything in one run, prints it, and writes {@code target/benchmark.csv}. */
public final class Benchmark {

    private static final PrintStream OUT = System.out;

    private final List<Measure> measures = new ArrayList<>();

    private Benchmark() {}

    /** Without arguments everything; else only the parts named, which then write no file. */
    public static void main(String[] parts) throws IOException, InterruptedException {
        Benchmark benchmark = new Benchmark();
        benchmark.run(List.of(parts));
        if (parts.length == 0) {
            Path csv = Path.of("target", "benchmark.csv");
            Files.writeString(
                    csv,
                    Stream.concat(
                                    Stream.of("measure,value,floor,goal,reached"),
                                    benchmark.measures.stream().map(Measure::csv))
                            .collect(Collectors.joining("\n", "", "\n")));
            OUT.println("Written to " + csv);
        }
        System.exit(0);
    }

    private void run(List<String> parts) throws IOException, InterruptedException {
        try (Servers servers = new Servers()) {
            OUT.printf(
                    "Java %s, %d processors; PostgreSQL with %s%n",
                    Runtime.version(), Runtime.getRuntime().availableProcessors(), servers.durability());
            if (wanted(parts, "compare")) {
                report(new CompareMeasure().run());
            }
            if (wanted(parts, "library", "work", "lifecycle", "import")) {
                services(servers, parts);
            }
            if (wanted(parts, "controls")) {
                controls(servers);
            }
            if (wanted(parts, "seal")) {
                ConfigurableApplicationContext sealed = servers.application("sealed");
                report(new SealMeasure(sealed).run());
                sealed.close();
            }
            if (wanted(parts, "launch", "attest", "campaign", "history")) {
                crowds(servers, parts);
            }
            if (wanted(parts, "rush")) {
                new RushMeasure(servers, Benchmark::say).run().forEach(this::report);
            }
            if (wanted(parts, "start", "memory")) {
                PackagedJar jar = PackagedJar.extract(servers.newDatabase("packaged"));
                if (wanted(parts, "start")) {
                    report(new StartMeasure(jar).run());
                }
                if (wanted(parts, "memory")) {
                    report(new MemoryMeasure(jar).run());
                }
            }
        }
    }

    private void services(Servers servers, List<String> parts) throws IOException, InterruptedException {
        ConfigurableApplicationContext small = servers.application("small");
        Seed few = new Seed(small);
        List<UUID> peopleOfFew = few.people(40);
        if (wanted(parts, "library", "work")) {
            ConfigurableApplicationContext large = servers.application("large");
            Seed many = new Seed(large);
            List<UUID> peopleOfMany = many.people(400);
            if (wanted(parts, "library")) {
                say("Writing 2,100 policies with 10 versions each");
                few.policies(100, peopleOfFew);
                many.policies(2_000, peopleOfMany);
                servers.settle("small", "large");
                report(new LibraryMeasure(large, small).run());
            }
            if (wanted(parts, "work")) {
                few.duties(peopleOfFew.subList(0, 4), 50);
                many.duties(peopleOfMany, 50);
                servers.settle("small", "large");
                report(new WorkMeasure(large, peopleOfMany.getFirst(), small, peopleOfFew.getFirst()).run());
            }
            large.close();
        }
        if (wanted(parts, "lifecycle")) {
            report(new LifecycleMeasure(small, servers.bareEngine("bare")).run());
        }
        if (wanted(parts, "import")) {
            report(new ImportMeasure(small).run());
        }
    }

    private void controls(Servers servers) {
        ConfigurableApplicationContext one = servers.application("oneframework");
        ConfigurableApplicationContext ten = servers.application("tenframeworks");
        say("Writing a year of one framework, and five years of ten with 3,000 controls and 50,000 evidence items");
        ControlsSeed ofOne = ControlsMeasure.seed(one, 0, 0, 1, 1_000);
        ControlsSeed ofTen = ControlsMeasure.seed(ten, 5, 3_000, 5, 50_000);
        servers.settle("oneframework", "tenframeworks");
        new ControlsMeasure(ten, ofTen, one, ofOne).run(this::report, Benchmark::say);
        ten.close();
        one.close();
    }

    /** On a database of their own, since so many rows would slow the others. */
    private void crowds(Servers servers, List<String> parts) {
        ConfigurableApplicationContext company = servers.application("company");
        Staff staff = new Staff(company);
        say("Hiring 100,000 people");
        staff.hire(100_000);
        servers.settle("company");
        if (wanted(parts, "launch")) {
            LaunchMeasure launch = new LaunchMeasure(company, staff, sql -> servers.execute("company", sql));
            report(launch.overInsert());
            report(launch.overOneInstanceEach());
        }
        if (wanted(parts, "attest")) {
            report(new AttestMeasure(company, staff).run(() -> servers.settle("company")));
        }
        if (wanted(parts, "campaign", "history")) {
            history(servers, parts, company, staff);
        }
        company.close();
        if (wanted(parts, "launch")) {
            million(servers);
        }
    }

    /** On a database without a past, which would take the memory from the larger of the two. */
    private void million(Servers servers) {
        ConfigurableApplicationContext corporation = servers.application("corporation");
        Staff staff = new Staff(corporation);
        LaunchMeasure launch = new LaunchMeasure(corporation, staff, sql -> servers.execute("corporation", sql));
        staff.hire(100_000);
        servers.settle("corporation");
        double ofFew = launch.median();
        say("Hiring 900,000 more");
        staff.hire(900_000);
        servers.settle("corporation");
        report(launch.million(ofFew));
        corporation.close();
    }

    private void history(Servers servers, List<String> parts, ConfigurableApplicationContext company, Staff staff) {
        say("Writing 2,000,000 attestations of past campaigns");
        long past = staff.history(20);
        servers.settle("company");
        if (wanted(parts, "campaign")) {
            report(new PageMeasure(company, staff).run(past, () -> servers.settle("company")));
        }
        if (wanted(parts, "history")) {
            ConfigurableApplicationContext office = servers.application("office");
            Staff few = new Staff(office);
            few.hire(1_000);
            few.history(20);
            servers.settle("office");
            HistoryMeasure history = new HistoryMeasure(company, staff, office, few);
            report(history.myWork());
            report(history.attest());
            office.close();
        }
    }

    private static boolean wanted(List<String> parts, String... names) {
        return parts.isEmpty() || Stream.of(names).anyMatch(parts::contains);
    }

    private static void say(String line) {
        OUT.println("  " + line);
    }

    private void report(Measure measure) {
        measures.add(measure);
        OUT.println(measure.line());
    }
}
