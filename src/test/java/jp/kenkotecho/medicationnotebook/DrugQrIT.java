package jp.kenkotecho.medicationnotebook;

import static jp.kenkotecho.it.Parts.all;
import static jp.kenkotecho.it.Parts.part;
import static jp.kenkotecho.it.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.kenkotecho.Checklist;
import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.Notebooks;
import jp.kenkotecho.it.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnBothDatabases(Because.SEARCH)
@Checklist("M7")
class DrugQrIT extends ServerTest {

    @Autowired
    private Clock clock;

    @Test
    void codes_of_one_record_tell_another_the_same_medicines() {
        var person = withSlip(1);
        SERVER.post("MedicationStatement", """
                {"resourceType":"MedicationStatement","status":"active",
                 "medicationCodeableConcept":{"text":"ミホンかぜ薬","coding":[
                   {"system":"urn:oid:2.51.1.1","code":"04900000000009"}]},
                 "subject":{"reference":"Patient/%1$s"},"informationSource":{"reference":"Patient/%1$s"},
                 "effectivePeriod":{"start":"%2$s"},"dosage":[{"text":"1日3回毎食後"}]}
                """.formatted(person, today().minusDays(1)));

        var shown = SERVER.get("Patient/" + person + "/$drug-qr");

        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(value(shown.json(), "medicines")).isEqualTo("3");
        assertThat(all(shown.json(), "outcome")).isEmpty();
        var symbol = part(shown.json(), "symbol");
        assertThat(value(symbol, "text").lines())
                .contains(
                        "JAHISTC08,2",
                        "3,ミホンかぜ薬," + basic(today().minusDays(1)) + ",,2,1,4900000000009",
                        "4,ミホンかぜ薬 1日3回毎食後,,2",
                        "11,みほん調剤薬局,27,4,0000019,,,,1",
                        "201,1,ミホンジピン錠５ｍｇ0,1,錠,4,0000000F0000,1",
                        "301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1");
        var other = SERVER.newPerson();
        var taken = SERVER.post(
                "Patient/" + other + "/$parse-drug-qr", Notebooks.body("image", value(symbol, "image"), true));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(names(other)).isEqualTo(names(person));
    }

    @Test
    void what_came_from_a_slip_is_recognised_when_it_comes_back() {
        var person = withSlip(1);
        var symbol = part(SERVER.get("Patient/" + person + "/$drug-qr").json(), "symbol");

        var back = SERVER.post(
                "Patient/" + person + "/$parse-drug-qr", Notebooks.body("image", value(symbol, "image"), true));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(names(person).lines()).hasSize(2);
    }

    @Test
    void many_medicines_are_several_codes_with_their_numbers() {
        var shown = SERVER.get("Patient/" + withSlip(20) + "/$drug-qr").json();

        var symbols = all(shown, "symbol").toList();
        assertThat(symbols).hasSizeBetween(3, 16);
        for (var i = 0; i < symbols.size(); i++) {
            assertThat(value(symbols.get(i), "text").strip()).endsWith("," + symbols.size() + "," + (i + 1));
        }
    }

    @Test
    void nobody_without_medicines_gets_a_code_and_what_is_not_asked_is_refused() {
        var person = SERVER.newPerson();

        var shown = SERVER.get("Patient/" + person + "/$drug-qr");

        assertThat(shown.status()).isEqualTo(200);
        assertThat(all(shown.json(), "symbol")).isEmpty();
        assertThat(value(shown.json(), "medicines")).isEqualTo("0");
        assertThat(SERVER.get("Patient/" + person + "/$drug-qr?all=true").status())
                .isEqualTo(400);
        assertThat(SERVER.get("Patient/not-there/$drug-qr").status()).isEqualTo(404);
    }

    private String withSlip(int pairs) {
        var person = SERVER.newPerson();
        var drugs = IntStream.range(0, pairs)
                .mapToObj(i -> """
                        201,%1$d,ミホンジピン錠５ｍｇ%3$d,1,錠,4,0000000F0000,1
                        301,%1$d,１日１回朝食後,28,日分,1,2,1011000400000000,1
                        201,%2$d,ミホン鎮痛錠６０ｍｇ%3$d,1,錠,1,,1
                        301,%2$d,疼痛時,10,回分,3,1,,1
                        """.formatted(2 * i + 1, 2 * i + 2, i))
                .collect(Collectors.joining());
        var slip = """
                JAHISTC08,1
                5,%s,1
                11,みほん調剤薬局,27,4,0000019,,,,1
                51,見本クリニック,27,1,0000027,1
                %s""".formatted(basic(today().minusDays(5)), drugs);
        assertThat(SERVER.post("Patient/" + person + "/$parse-drug-qr", Notebooks.storing(slip))
                        .status())
                .isEqualTo(200);
        return person;
    }

    private static String names(String person) {
        var found = SERVER.get("MedicationStatement?patient=Patient/" + person + "&_count=50")
                .json();
        var names = new TreeSet<String>();
        found.path("entry")
                .forEach(entry -> names.add(
                        entry.at("/resource/medicationCodeableConcept/text").asText()));
        return String.join("\n", names);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String basic(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
