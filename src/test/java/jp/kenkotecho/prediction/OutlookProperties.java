package jp.kenkotecho.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.prediction.Outlook.Read;
import jp.kenkotecho.prediction.model.CheckupCondition;
import jp.kenkotecho.prediction.model.Drifts;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Projected;
import jp.kenkotecho.prediction.model.Prospect.Expected;
import jp.kenkotecho.profile.Canonical;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;

/** No value to come and no condition is told of somebody outside of what is known, whatever the record holds. */
class OutlookProperties {

    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final ValueReader READER = ValueReader.ofAdult(JAPAN);
    private static final int YEARS = 3;

    private record Drawn(Item item, String code, String unit, double usual) {}

    private static final List<Drawn> ITEMS = List.of(
            new Drawn(Item.SBP, "9A751000000000001", "mm[Hg]", 128),
            new Drawn(Item.DBP, "9A761000000000001", "mm[Hg]", 78),
            new Drawn(Item.LDL, "3F077000002327101", "mg/dL", 125),
            new Drawn(Item.HDL, "3F070000002327101", "mg/dL", 55),
            new Drawn(Item.TRIGLYCERIDES, "3F015000002327101", "mg/dL", 120),
            new Drawn(Item.GLUCOSE, "3D010000001926101", "mg/dL", 95),
            new Drawn(Item.HBA1C, "3D046000001906202", "%", 5.7),
            new Drawn(Item.WEIGHT, "9N006000000000001", "kg", 66),
            new Drawn(Item.HEIGHT, "9N001000000000001", "cm", 165),
            new Drawn(Item.WAIST, "9N016160100000001", "cm", 84),
            new Drawn(Item.EGFR, "8A065000002391901", "mL/min/{1.73_m2}", 75),
            new Drawn(Item.GGT, "3B090000002327101", "U/L", 30),
            new Drawn(Item.URIC_ACID, "3C020000002327101", "mg/dL", 5.5));

    /** The items that have published figures: of the facts, not of the code. */
    private static final Set<Item> PUBLISHED = Set.of(Item.SBP, Item.DBP, Item.LDL, Item.HDL, Item.BMI, Item.WEIGHT);

    private static final Map<CheckupCondition, Set<Item>> TAKES = Map.of(
            CheckupCondition.HYPERTENSION, Set.of(Item.SBP, Item.DBP),
            CheckupCondition.DIABETES, Set.of(Item.HBA1C),
            CheckupCondition.DYSLIPIDAEMIA, Set.of(Item.LDL, Item.HDL, Item.TRIGLYCERIDES),
            CheckupCondition.OBESITY, Set.of(Item.BMI),
            CheckupCondition.METABOLIC_SYNDROME, Set.of(Item.WAIST));

    @Property(tries = 300)
    void only_what_has_figures_and_a_reading_of_two_years_is_projected(@ForAll long seed) {
        draw(seed).ifPresent(outlook -> Projected.items().forEach(item -> {
            var series = outlook.series(item);
            if (outlook.trajectory(item, series).isPresent()) {
                assertThat(PUBLISHED).contains(item);
                assertThat(series.get(series.size() - 1).day())
                        .as("%s is of the last two years", item)
                        .isBetween(AS_OF.minusYears(2), AS_OF);
                assertThat(outlook.alone(item)).isEmpty();
                series.forEach(found -> found.sources().forEach(OutlookProperties::counts));
            } else {
                assertThat(series).isEmpty();
            }
        }));
    }

    private static void counts(Observation source) {
        assertThat(source.getStatus()).isIn(ObservationStatus.FINAL, ObservationStatus.AMENDED);
    }

    @Property(tries = 300)
    void nobody_is_told_no_who_has_it_or_of_whom_too_little_is_known(@ForAll long seed) {
        draw(seed).ifPresent(outlook -> {
            var person = outlook.person();
            var prospects = ScenarioAnswer.prospects(outlook, YEARS, person);
            for (var condition : CheckupCondition.values()) {
                if (prospects.of(condition) instanceof Expected told && !told.isExpected()) {
                    assertThat(TAKES.getOrDefault(condition, Set.of()))
                            .as("%s takes what is projected", condition)
                            .allSatisfy(item -> assertThat(outlook.series(item)).isNotEmpty());
                    condition.drugs().forEach(drug -> assertThat(person.is(drug))
                            .contains(false));
                    assertThat(hasNow(outlook, condition)).as(condition.code()).isFalse();
                }
            }
        });
    }

    /** The limits of the guidelines, once more and without the code that reads them. */
    private static boolean hasNow(Outlook outlook, CheckupCondition condition) {
        var person = outlook.person();
        return switch (condition) {
            case HYPERTENSION -> reaches(outlook, Item.SBP, 140) || reaches(outlook, Item.DBP, 90);
            case DIABETES -> reaches(outlook, Item.HBA1C, 6.5) || reaches(outlook, Item.GLUCOSE, 126);
            case DYSLIPIDAEMIA ->
                reaches(outlook, Item.LDL, 140)
                        || reaches(outlook, Item.TRIGLYCERIDES, 150)
                        || person.of(Item.HDL).filter(value -> value < 40).isPresent();
            case OBESITY -> reaches(outlook, Item.BMI, 25);
            case METABOLIC_SYNDROME -> false;
        };
    }

    private static boolean reaches(Outlook outlook, Item item, double limit) {
        return outlook.person().of(item).filter(value -> value >= limit).isPresent();
    }

    private static Optional<Outlook> draw(long seed) {
        var random = new Random(seed);
        var born = AS_OF.minusYears(random.nextInt(18, 95)).minusDays(random.nextInt(360));
        return Outlook.of(
                Drifts.PUBLISHED,
                new Read(observations(random), List.of(), List.of(), READER),
                born,
                random.nextBoolean(),
                AS_OF);
    }

    private static List<Observation> observations(Random random) {
        var all = new ArrayList<Observation>();
        for (var drawn : ITEMS) {
            for (var i = random.nextInt(4); i > 0; i--) {
                var value = Math.round(drawn.usual() * random.nextDouble(0.75, 1.3) * 10) / 10.0;
                var unit = random.nextInt(10) > 0 ? drawn.unit() : "mmol/L";
                all.add(observation(drawn.code(), random)
                        .setValue(new Quantity().setValue(value).setCode(unit)));
            }
        }
        for (var question : List.of("9N701", "9N706", "9N711")) {
            if (random.nextInt(4) > 0) {
                var answer = random.nextInt(4) > 0 ? "2" : "1";
                all.add(observation(question + "000000000011", random)
                        .setValue(new CodeableConcept(new Coding("urn:oid:1.2.392.200119.6.2003", answer, ""))));
            }
        }
        return all;
    }

    private static Observation observation(String code, Random random) {
        return new Observation()
                .setStatus(random.nextInt(6) > 0 ? ObservationStatus.FINAL : ObservationStatus.ENTEREDINERROR)
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, code, "")))
                .setEffective(new DateTimeType(
                        AS_OF.plusDays(random.nextInt(-1500, 60)).toString()));
    }

    @Example
    void the_draw_has_conditions_that_are_told_and_others_that_are_not() {
        var told = new ArrayList<Class<?>>();
        for (var seed = 0L; seed < 400; seed++) {
            draw(seed).ifPresent(outlook -> {
                var prospects = ScenarioAnswer.prospects(outlook, YEARS, outlook.person());
                told.add(prospects.of(CheckupCondition.HYPERTENSION).getClass());
            });
        }
        assertThat(told.stream().distinct()).hasSize(3);
    }
}
