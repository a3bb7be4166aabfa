package jp.kenkotecho.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table says by its rows whose it is, as every other file does by its head. */
class WhoseFilesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneId.of("Asia/Tokyo"));

    static Stream<String> ofSomebodyElse() {
        return Stream.of(
                "接種日,予防接種名,氏名,生年月日\r\n2026/1/6,BCG,見本 葉,2020-02-02",
                "調剤年月日,医薬品名,患者氏名,性別,生年月日\n2026-10-05,ミホン錠,見本 太郎,男,1985-01-01\n",
                "診療年月,診療行為名,氏名\n2026年1月,手術,見本 太郎\n",
                "診療年月,診療区分,医療機関等名称,医療費の総額,窓口相当負担額,生年月日\n2026年1月,調剤,薬局,100,30,20200202\n",
                "受診日,項目コード,値,生年月日\n2026-01-01,9N001000000000001,170,令和2年2月2日\n",
                "健診日,妊娠週数,誕生日\n2026-01-01,24,2020-02-02\n",
                "接種日,予防接種名,氏名\n2026/1/6,BCG,見本 花\n2026/1/7,BCG,見本 葉\n",
                "受診日,項目コード,値,氏名\n2026-01-01,9N001000000000001,170,見本 花\n2026-01-01,9N006000000000001,60,見本 葉\n");
    }

    @ParameterizedTest
    @MethodSource("ofSomebodyElse")
    void a_table_of_somebody_else_or_of_two_is_refused(String table) {
        assertThatThrownBy(() -> hanako(table))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problems())
                        .anyMatch(problem -> problem.kind() == Problem.Kind.CONFLICT)
                        .noneMatch(problem -> problem.toString().contains("見本")));
    }

    @Test
    void files_of_two_persons_in_one_call_are_refused_where_the_record_tells_nothing() {
        var one = "接種日,予防接種名,生年月日\n2026-01-06,BCG,2020-02-02\n";
        var other = "調剤年月日,医薬品名,生年月日\n2026-10-05,ミホン錠,1985-01-01\n";

        assertThatThrownBy(() -> arrivals(new Patient(), List.of(one, other))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "接種日,予防接種名,氏名,氏名カナ,性別,生年月日\n2026-01-06,BCG,見本 花,ミホン ハナ,女,1985-01-01\n",
                "健診日,妊娠週数,氏名\n2026-01-01,24,見本 花\n"
            })
    void what_a_table_says_of_its_person_is_no_note_and_no_finding(String table) {
        var found = hanako(table).all().stream()
                .flatMap(arrival -> arrival.resources().stream())
                .map(FhirContext.forR4Cached().newJsonParser()::encodeResourceToString)
                .toList();

        assertThat(found).isNotEmpty().noneMatch(resource -> resource.contains("見本") || resource.contains("氏名"));
    }

    private static PortalRecords hanako(String table) {
        var patient =
                new Patient().setGender(AdministrativeGender.FEMALE).setBirthDateElement(new DateType("1985-01-01"));
        patient.addName().setText("見本 花");
        return arrivals(patient, List.of(table));
    }

    private static PortalRecords arrivals(Patient patient, List<String> files) {
        var arrivals = new PortalRecords(new PersonId("p"), patient, text -> "k" + text.hashCode(), CLOCK);
        files.stream()
                .flatMap(file -> FileReader.read(file.getBytes(StandardCharsets.UTF_8)).stream())
                .forEach(arrivals::add);
        return arrivals;
    }
}
