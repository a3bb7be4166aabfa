package jp.kenkotecho.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import jp.kenkotecho.it.App;
import jp.kenkotecho.it.Client;
import jp.kenkotecho.it.ConsentText;
import jp.kenkotecho.it.Resident;
import jp.kenkotecho.it.ServerProcess;
import jp.kenkotecho.it.TestDatabase;

/**
 * {@code $visit-brief} as a doctor with the resident's consent, for ten years of a life: each day blood pressure in the
 * morning and in the evening, weight, pulse, oxygen saturation and steps, each month five drugs, each year a check-up's limits. Run it with
 * {@code -Dphr.test.database=postgresql}.
 */
public final class BriefBench {

    private static final int WARM = 100;
    private static final int MEASURED = 300;
    private static final int YEARS = 10;
    private static final int AT_ONCE = 500;

    private static final List<String> ITEMS = List.of(
            "9A755000000000001 mm[Hg] 138",
            "9A765000000000001 mm[Hg] 86",
            "3F077000002327101 mg/dL 145",
            "3F070000002327101 mg/dL 52",
            "3D046000001906202 % 6.1",
            "3D010000001926101 mg/dL 112",
            "3B035000002327201 U/L 24");

    private BriefBench() {}

    public static void main(String[] arguments) {
        var server = ServerProcess.start(TestDatabase.create(), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of());
        try {
            server.awaitReadiness();
            var client = server.client();
            var resident = Resident.in(client);
            var person = resident.id();
            var all = life(person);
            for (var from = 0; from < all.size(); from += AT_ONCE) {
                write(client, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            }
            var consent = new ConsentText(person, "Organization/demo-ito-clinic")
                    .sharing("medication", "daily-health", "medical", "checkup", "guidance");
            resident.agrees(consent);
            var doctor = App.clinic(client, "user/*.rs").token("dr-ito", "");
            var nanos = new ArrayList<Long>();
            for (var i = 0; i < WARM + MEASURED; i++) {
                var from = System.nanoTime();
                ask(client, doctor, person);
                if (i >= WARM) {
                    nanos.add(System.nanoTime() - from);
                }
            }
            Collections.sort(nanos);
            var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.printf("%-60s %10d%n", "resources of the person", all.size());
            out.printf("%-60s %10.1f%n", "p50 ms of a visit brief", nanos.get(MEASURED / 2) / 1e6);
            out.printf("%-60s %10.1f%n", "p95 ms", nanos.get(MEASURED * 95 / 100) / 1e6);
        } finally {
            server.kill();
        }
    }

    private static void ask(Client server, String doctor, String person) {
        var answer = server.get(doctor, "Patient/" + person + "/$visit-brief?since=2026-01-01");
        if (answer.status() != 200
                || !answer.text().contains("96607-7")
                || !answer.text().contains("ミホン錠4")) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private static void write(Client server, List<String> resources) {
        var bundle = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[");
        for (var resource : resources) {
            var type = resource.substring(resource.indexOf(":\"") + 2, resource.indexOf("\","));
            bundle.append(bundle.charAt(bundle.length() - 1) == '[' ? "" : ",")
                    .append("{\"resource\":")
                    .append(resource)
                    .append(",\"request\":{\"method\":\"POST\",\"url\":\"")
                    .append(type)
                    .append("\"}}");
        }
        var answer = server.post("", bundle.append("]}").toString());
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.status() + " " + answer.text());
        }
    }

    private static List<String> life(String person) {
        var all = new ArrayList<String>();
        var today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
        for (var day = today.minusYears(YEARS); !day.isAfter(today); day = day.plusDays(1)) {
            all.add(pressure(person, day + "T07:00:00+09:00"));
            all.add(pressure(person, day + "T21:30:00+09:00"));
            all.add(reading(person, "29463-7", day + "T06:50:00+09:00", "62.4", "kg"));
            all.add(reading(person, "8867-4", day + "T07:00:00+09:00", "66", "/min"));
            all.add(reading(person, "59408-5", day + "T07:01:00+09:00", "97", "%"));
            all.add(reading(person, "55423-8", day + "T23:50:00+09:00", "6200", "{steps}"));
            if (day.getDayOfMonth() == today.getDayOfMonth()) {
                for (var drug = 0; drug < 5; drug++) {
                    all.add(drug(person, "ミホン錠" + drug, day, day.plusDays(30)));
                }
            }
            if (day.getDayOfYear() == today.getDayOfYear()) {
                for (var item : ITEMS) {
                    all.add(item(person, item.split(" "), day));
                }
            }
        }
        return all;
    }

    private static String pressure(String person, String when) {
        return observation(person, "vital-signs", loinc("85354-9"), when)
                + ",\"component\":[{\"code\":" + loinc("8480-6") + "," + quantity("138", "mm[Hg]") + "},{\"code\":"
                + loinc("8462-4") + "," + quantity("84", "mm[Hg]") + "}]}";
    }

    private static String reading(String person, String code, String when, String value, String unit) {
        return observation(person, "vital-signs", loinc(code), when) + "," + quantity(value, unit) + "}";
    }

    private static String item(String person, String[] item, LocalDate day) {
        var code = "{\"coding\":[{\"system\":\"urn:oid:1.2.392.200119.6.1005\",\"code\":\"" + item[0]
                + "\"}],\"text\":\"健診の項目\"}";
        return observation(person, "laboratory", code, day.toString()) + "," + quantity(item[2], item[1]) + "}";
    }

    private static String drug(String person, String name, LocalDate from, LocalDate until) {
        return "{\"resourceType\":\"MedicationStatement\",\"status\":\"active\",\"subject\":{\"reference\":\"Patient/"
                + person + "\"},\"medicationCodeableConcept\":{\"text\":\"" + name
                + "\"},\"effectivePeriod\":{\"start\":\"" + from + "\",\"end\":\"" + until
                + "\"},\"dosage\":[{\"text\":\"１日１回朝食後\"}]}";
    }

    private static String observation(String person, String category, String code, String when) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"category\":[{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/observation-category\",\"code\":\"" + category
                + "\"}]}],\"subject\":{\"reference\":\"Patient/" + person + "\"},\"code\":" + code
                + ",\"effectiveDateTime\":\"" + when + "\"";
    }

    private static String loinc(String code) {
        return "{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}]}";
    }

    private static String quantity(String value, String unit) {
        return "\"valueQuantity\":{\"value\":" + value + ",\"unit\":\"" + unit
                + "\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"" + unit + "\"}";
    }
}
