package jp.kenkotecho.prediction.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.fhir.ValueReader;
import jp.kenkotecho.prediction.model.Item;
import jp.kenkotecho.prediction.model.Models;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.prediction.model.RiskFactor;
import jp.kenkotecho.prediction.model.RiskModel;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.record.TsvTable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;

/** No model answers for a person outside its population, its time or its events, whatever the record holds. */
class PopulationProperties {

    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final ValueReader READER = ValueReader.ofAdult(JAPAN);

    /** An item, its unit, and a value that people have. */
    private record Drawn(Item item, String code, String unit, double usual) {}

    private static final List<Drawn> ITEMS = List.of(
            new Drawn(Item.SBP, "9A751000000000001", "mm[Hg]", 125),
            new Drawn(Item.DBP, "9A761000000000001", "mm[Hg]", 78),
            new Drawn(Item.LDL, "3F077000002327101", "mg/dL", 125),
            new Drawn(Item.HDL, "3F070000002327101", "mg/dL", 55),
            new Drawn(Item.TOTAL_CHOLESTEROL, "3F050000002327101", "mg/dL", 200),
            new Drawn(Item.TRIGLYCERIDES, "3F015000002327101", "mg/dL", 120),
            new Drawn(Item.GLUCOSE, "3D010000001926101", "mg/dL", 95),
            new Drawn(Item.HBA1C, "3D046000001906202", "%", 5.7),
            new Drawn(Item.BMI, "9N011000000000001", "kg/m2", 24),
            new Drawn(Item.WAIST, "9N016160100000001", "cm", 86),
            new Drawn(Item.AST, "3B035000002327201", "U/L", 25),
            new Drawn(Item.ALT, "3B045000002327201", "U/L", 25),
            new Drawn(Item.GGT, "3B090000002327101", "U/L", 30),
            new Drawn(Item.PLATELETS, "2A050000001930101", "10*4/mm3", 22),
            new Drawn(Item.CREATININE, "3C015000002327101", "mg/dL", 0.8));

    private static final List<String> QUESTIONS =
            List.of("9N736", "9N701", "9N706", "9N711", "9N716", "9N721", "9N726", "9N786", "9N791", "1A010");
    private static final List<String> DIAGNOSES = List.of("I21.9", "I63.9", "E11.9", "N18.3", "I48", "J06.9");
    private static final List<ObservationStatus> STATES = List.of(
            ObservationStatus.FINAL,
            ObservationStatus.FINAL,
            ObservationStatus.FINAL,
            ObservationStatus.AMENDED,
            ObservationStatus.PRELIMINARY,
            ObservationStatus.ENTEREDINERROR);

    /** Whom a model was made for: {@code population.tsv}, of the papers. */
    private record Population(String model, int youngest, int oldest, Set<RiskFactor> never) {

        static Population of(RiskModel model) {
            return TsvTable.of(PopulationProperties.class, "population.tsv").rows().stream()
                    .filter(row -> model.card().id().startsWith(row.get(0)))
                    .map(row -> new Population(
                            row.get(0),
                            Integer.parseInt(row.get(1)),
                            Integer.parseInt(row.get(2)),
                            Stream.of(row.get(3).split(" ", -1))
                                    .filter(fact -> !fact.isEmpty())
                                    .map(RiskFactor::valueOf)
                                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(RiskFactor.class)))))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(model.card().id() + " has no population"));
        }
    }

    @Property(tries = 400)
    void no_model_answers_outside_of_its_population_its_time_or_its_events(@ForAll long seed) {
        var random = new Random(seed);
        var observations = observations(random);
        var conditions = conditions(random);
        var diagnosed = Diagnoses.of(conditions, AS_OF, JAPAN);
        var age = random.nextInt(18, 105);
        var history = History.of(observations, List.of(), diagnosed, AS_OF, READER);

        var person = history.person(age, age, random.nextBoolean());

        person.values().keySet().forEach(item -> assertThat(observations)
                .as("%s stands on a value that counts", item)
                .anyMatch(one -> isUsable(one, item)));
        Stream.concat(Models.all().stream(), Models.optional().stream()).forEach(model -> {
            var result = model.judge(person);
            if (result instanceof Risk || result instanceof Band) {
                var population = Population.of(model);
                assertThat(age).as(model.card().id()).isBetween(population.youngest(), population.oldest());
                assertThat(diagnosed)
                        .as(model.card().id())
                        .noneMatch(one ->
                                result instanceof Risk && population.never().contains(one.fact()));
            }
        });
    }

    /** An item that is read stands on a value that any of the drawn ones is, checked without the code that reads. */
    private static boolean isUsable(Observation observation, Item item) {
        var code = observation.getCode().getCodingFirstRep().getCode();
        var drawn = ITEMS.stream().filter(one -> one.code().equals(code)).findFirst();
        return drawn.filter(one -> one.item() == item)
                .filter(one -> Set.of("final", "amended")
                        .contains(observation.getStatus().toCode()))
                .filter(one -> one.unit().equals(observation.getValueQuantity().getCode()))
                .filter(one -> observation.getValueQuantity().getComparator() == null)
                .filter(one -> isOfTwoYears(observation.getEffectiveDateTimeType()))
                .isPresent();
    }

    private static boolean isOfTwoYears(DateTimeType when) {
        var day = LocalDate.parse(when.getValueAsString());
        return !day.isBefore(AS_OF.minusYears(2)) && !day.isAfter(AS_OF);
    }

    private static List<Observation> observations(Random random) {
        var all = new ArrayList<Observation>();
        for (var drawn : ITEMS) {
            for (var i = random.nextInt(3); i > 0; i--) {
                var value = Math.round(drawn.usual() * random.nextDouble(0.5, 2) * 10) / 10.0;
                var quantity = new Quantity().setValue(value).setCode(random.nextInt(8) > 0 ? drawn.unit() : "mmol/L");
                if (random.nextInt(10) == 0) {
                    quantity.setComparator(QuantityComparator.LESS_THAN);
                }
                all.add(observation(drawn.code(), random).setValue(quantity));
            }
        }
        for (var question : QUESTIONS) {
            if (random.nextInt(6) > 0) {
                var code = question + (question.equals("1A010") ? "000000191111" : "000000000011");
                var answer = String.valueOf(random.nextInt(1, 4));
                all.add(observation(code, random).setValue(new CodeableConcept(new Coding("urn:oid:own", answer, ""))));
            }
        }
        return all;
    }

    private static Observation observation(String code, Random random) {
        return new Observation()
                .setStatus(STATES.get(random.nextInt(STATES.size())))
                .setCode(new CodeableConcept(new Coding(Canonical.JLAC10_CHECKUP, code, "")))
                .setEffective(new DateTimeType(
                        AS_OF.plusDays(random.nextInt(-900, 60)).toString()));
    }

    private static List<Condition> conditions(Random random) {
        var all = new ArrayList<Condition>();
        for (var code : DIAGNOSES) {
            if (random.nextInt(5) == 0) {
                var condition = DiagnosesTest.condition("http://hl7.org/fhir/sid/icd-10", code);
                if (random.nextBoolean()) {
                    condition.setOnset(new DateTimeType(
                            AS_OF.plusDays(random.nextInt(-4000, 200)).toString()));
                }
                all.add(condition);
            }
        }
        return all;
    }
}
