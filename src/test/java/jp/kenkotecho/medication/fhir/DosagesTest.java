package jp.kenkotecho.medication.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.medication.model.MealTimes;
import jp.kenkotecho.medication.model.Slot;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DosagesTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 4);

    /** What was spelled out in Timing is what the words meant, dose by dose. */
    @ParameterizedTest
    @CsvSource({
        "1日1回朝食後, 3",
        "1日3回毎食後, 3",
        "毎食前, 3",
        "毎食直前, 3",
        "朝食後2時間, 3",
        "毎食後と就寝前, 4",
        "1日5回毎食後・15時・寝る前, 5",
        "1日2回 朝食直前 就寝前, 4",
        "隔日 1日1回朝食後, 1",
        "3日毎に1回 朝食後, 1",
        "毎週水曜 起床時, 1",
        "週3回 月・水・金 朝夕食後, 2",
        "1日2回朝夕食後(朝2錠、夕1錠), 3",
        "1日2回, 2",
        "月1回10日 起床時, 1",
        "1日2回 朝夕, 2",
        "昼の食事中, 1",
    })
    void timing_and_words_make_the_same_doses(String text, int aDay) {
        var words = words(text, aDay);

        var spelledOut = Dosages.spelledOut(words, "薬");

        assertThat(doses(spelledOut)).isEqualTo(doses(List.of(words)));
        var wordless = spelledOut.stream().map(Dosage::copy).toList();
        wordless.forEach(dosage -> dosage.setText(null).getTiming().setCode(null));
        if (wordless.get(0).getTiming().getRepeat().hasPeriod()) {
            assertThat(doses(wordless)).isEqualTo(doses(List.of(words)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1日3回毎食後 | frequency=3 period=1d when=PCM,PCD,PCV",
                "毎食前(30分前) | frequency=3 period=1d when=ACM,ACD,ACV",
                "毎食直前 | frequency=3 period=1d when=ACM,ACD,ACV offset=5",
                "食間 1日3回 | frequency=3 period=1d when=PCM,PCD,PCV offset=120",
                "就寝前 | frequency=1 period=1d when=HS",
                "起床時 | frequency=1 period=1d when=WAKE",
                "8時間ごと | frequency=1 period=8h",
                "隔日 朝食後 | frequency=1 period=2d when=PCM",
                "毎週水曜 朝食後 | frequency=1 period=1d when=PCM days=wed",
                "週1回 | frequency=1 period=1wk",
                "1日1回9時 | frequency=1 period=1d times=09:00:00",
                "毎食後+15時 | frequency=3 period=1d when=PCM,PCD,PCV dose=0.75; frequency=1 period=1d times=15:00:00 dose=0.75",
                "朝食後2錠 夕食後1錠 | frequency=1 period=1d when=PCM dose=2; frequency=1 period=1d when=PCV dose=1",
                "毎食後と食間 | ",
                "医師の指示通り | ",
                "月1回10日 | ",
            })
    void a_usage_becomes_timing(String text, String timing) {
        assertThat(Dosages.spelledOut(words(text, 3), "薬").stream()
                        .map(DosagesTest::timing)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(timing == null ? "" : timing);
    }

    @Test
    void as_needed_keeps_its_symptom_and_its_most_a_day() {
        var words = words("疼痛時 1日3回まで", 1);
        words.getDoseAndRateFirstRep()
                .setRate(null)
                .setDose(new Quantity().setValue(2).setUnit("錠"));

        var dosage = Dosages.spelledOut(words, "薬").get(0);

        assertThat(dosage.getAsNeededCodeableConcept().getText()).isEqualTo("疼痛時");
        assertThat(dosage.getMaxDosePerPeriod().getNumerator().getValue().intValue())
                .isEqualTo(6);
    }

    @Test
    void uneven_doses_that_do_not_add_up_to_a_days_dose_are_not_believed() {
        assertThat(doses(Dosages.spelledOut(words("朝食後2錠 夕食後1錠", 4), "薬"))).isEmpty();
        assertThat(doses(List.of(words("朝食後2錠 夕食後1錠", 4)))).isEmpty();
    }

    @Test
    void a_share_that_cannot_be_told_leaves_the_words_alone() {
        var words = words("毎食後+15時", 3);
        assertThat(Dosages.spelledOut(words("毎食後+15時", 1), "薬").get(0).getSequence())
                .isEqualTo(1);
        assertThat(Dosages.spelledOut(words("毎食後+15時+20時+21時", 1), "薬")).hasSize(1);
        assertThat(Dosages.spelledOut(words, "薬")).hasSize(2);
    }

    /** As other systems write it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'frequency':3,'period':1,'periodUnit':'d','when':['PC']} | 朝食後 昼食後 夕食後",
                "{'frequency':1,'period':1,'periodUnit':'d','when':['AC']} | ",
                "{'frequency':2,'period':1,'periodUnit':'d','when':['PCM']} | ",
                "{'when':['HS']} | 就寝前",
                "{'timeOfDay':['08:00:00','20:00:00']} | 08:00 20:00",
                "{'frequency':1,'period':1,'periodUnit':'wk','dayOfWeek':['wed'],'when':['WAKE']} | 起床時",
                "{'frequency':1,'period':1,'periodUnit':'d','dayOfWeek':['thu']} | ",
                "{'dayOfWeek':['wed']} | 1回目",
                "{'frequency':1,'period':1,'periodUnit':'d','when':['MORN.early']} | ",
                "{'frequency':1,'period':1,'periodUnit':'d','when':['PCM'],'offset':15} | ",
                "{'frequency':1,'frequencyMax':2,'period':1,'periodUnit':'d'} | ",
                "{'frequency':1,'period':0.5,'periodUnit':'d'} | ",
                "{'frequency':1,'period':6,'periodUnit':'h'} | ",
                "{'frequency':1,'period':2,'periodUnit':'wk'} | ",
                "{'frequency':2000000,'period':1,'periodUnit':'d'} | ",
            })
    void reads_timing_as_anybody_may_write_it(String repeat, String moments) {
        var statement = "{'resourceType':'MedicationStatement','id':'a','status':'active',"
                + "'medicationCodeableConcept':{'text':'薬'},'effectivePeriod':{'start':'2026-11-04','end':'2026-11-04'},"
                + "'dosage':[{'timing':{'repeat':" + repeat + "}}]}";
        var read = FHIR.newJsonParser().parseResource(MedicationStatement.class, statement.replace('\'', '"'));

        assertThat(Slot.of(new Courses(ZoneId.of("Asia/Tokyo")).of(read), DAY, DAY, MealTimes.USUAL).stream()
                        .map(Slot::label)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(moments == null ? "" : moments);
    }

    private static Dosage words(String text, int aDay) {
        var dosage = new Dosage().setText(text);
        dosage.getTiming().getCode().setText(text);
        dosage.addDoseAndRate()
                .setRate(new Ratio()
                        .setNumerator(new Quantity().setValue(aDay).setUnit("錠"))
                        .setDenominator(new Quantity().setValue(1).setCode("d")));
        return dosage;
    }

    private static List<String> doses(List<Dosage> dosages) {
        var statement = new MedicationStatement().setStatus(MedicationStatementStatus.ACTIVE);
        statement.setId("a");
        statement.setEffective(new Period()
                .setStartElement(new DateTimeType("2026-11-04"))
                .setEndElement(new DateTimeType("2026-12-15")));
        statement.setDosage(dosages);
        return Slot.of(new Courses(ZoneId.of("Asia/Tokyo")).of(statement), DAY, DAY.plusDays(60), MealTimes.USUAL)
                .stream()
                .map(slot -> slot.day()
                        + slot.label()
                        + slot.doses().get(0).amount().map(amount -> amount.value()
                                .stripTrailingZeros()
                                .toPlainString()))
                .toList();
    }

    private static String timing(Dosage dosage) {
        var repeat = dosage.getTiming().getRepeat();
        if (!repeat.hasPeriod()) {
            return "";
        }
        var dose = dosage.getDoseAndRateFirstRep();
        return "frequency=" + repeat.getFrequency() + " period="
                + repeat.getPeriod().toPlainString()
                + repeat.getPeriodUnit().toCode()
                + list(" when=", repeat.getWhen().stream().map(when -> when.getCode()))
                + list(" times=", repeat.getTimeOfDay().stream().map(time -> time.getValue()))
                + list(" days=", repeat.getDayOfWeek().stream().map(day -> day.getCode()))
                + (repeat.hasOffset() ? " offset=" + repeat.getOffset() : "")
                + (dose.hasDoseQuantity()
                        ? " dose="
                                + dose.getDoseQuantity()
                                        .getValue()
                                        .stripTrailingZeros()
                                        .toPlainString()
                        : "");
    }

    private static String list(String name, Stream<String> values) {
        var joined = values.collect(Collectors.joining(","));
        return joined.isEmpty() ? "" : name + joined;
    }
}
