package jp.kenkotecho.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the guide costs: reading the published definitions (every start), the first judgement (once, lazily), and
 * judging when warm. {@code -Pbench}, execution {@code validation}.
 */
public final class ValidationBench {

    private static final Path EXAMPLES = Path.of("fhir-profiles/examples");
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 3_000;

    private ValidationBench() {}

    public static void main(String[] none) throws IOException {
        var fhir = FhirContext.forR4();
        fhir.getResourceDefinition(Observation.class);
        var before = now();
        var published = new Published(fhir);
        say("reading " + published.all().size() + " published definitions", before);

        var pressure = read(fhir, "Observation-hanako-blood-pressure.json");
        before = now();
        var validator = new ProfileValidator(fhir, published, new ConformanceSettings(10_000));
        validator.findings(pressure, List.of());
        say("the first judgement (R4's definitions are read)", before);

        measure("blood pressure, claims kt-home-blood-pressure", validator, pressure);
        measure("check-up item, claims kt-checkup-item", validator, read(fhir, "Observation-kenji-hba1c.json"));
        measure(
                "statement, claims kt-medication-statement",
                validator,
                read(fhir, "MedicationStatement-hanako-painkiller.json"));
        var bare = pressure.copy();
        bare.setMeta(null);
        measure("blood pressure, claims nothing", validator, bare);
    }

    private static void measure(String what, ProfileValidator validator, Resource resource) {
        for (var i = 0; i < WARM_UP; i++) {
            validator.findings(resource, List.of());
        }
        var times = new long[MEASURED];
        var cpu = cpu();
        for (var i = 0; i < MEASURED; i++) {
            var start = System.nanoTime();
            validator.findings(resource, List.of());
            times[i] = System.nanoTime() - start;
        }
        cpu = cpu() - cpu;
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: p50 %.2f ms, p99 %.2f ms, %.2f CPU ms each%n",
                what,
                times[MEASURED / 2] / 1e6,
                times[MEASURED * 99 / 100] / 1e6,
                cpu / 1e6 / MEASURED);
    }

    private static Resource read(FhirContext fhir, String name) throws IOException {
        return (Resource) fhir.newJsonParser().parseResource(Files.readString(EXAMPLES.resolve(name)));
    }

    private record Moment(long wall, long cpu) {}

    private static Moment now() {
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Moment(System.nanoTime(), process.getProcessCpuTime());
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void say(String what, Moment before) {
        var after = now();
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f s, %.2f CPU s%n",
                what,
                (after.wall - before.wall) / 1e9,
                (after.cpu - before.cpu) / 1e9);
    }
}
