package jp.kenkotecho.prediction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.prediction.model.Result.NotApplicable;
import jp.kenkotecho.prediction.model.Result.Risk;
import jp.kenkotecho.record.TsvTable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsTest {

    /** What no model may leave unknown unless an example says so. */
    private static final Set<RiskFactor> ASKED = EnumSet.allOf(RiskFactor.class);

    static List<List<String>> worked() {
        return TsvTable.of(ModelsTest.class, "worked.tsv").rows();
    }

    @ParameterizedTest
    @MethodSource("worked")
    void gives_what_is_printed(List<String> row) {
        var person = person(Integer.parseInt(row.get(1)), Boolean.parseBoolean(row.get(2)), row.get(3), row.get(4));

        var result = model(row.get(0)).judge(person);

        assertThat(shown(result)).satisfies(shown -> assertThat(shown).contains(expected(row.get(5))));
    }

    /** The law behind the printed table (Honda 2022): 27 of its 28 totals agree to 0.1. */
    @Test
    void the_table_of_jas_follows_its_law() {
        var ages = List.of(0, 5, 11, 16);
        var rows = TsvTable.of(JasScore.class, "jas-2022.tsv").rows();
        for (var row : rows) {
            for (var decade = 0; decade < 4; decade++) {
                var total = Integer.parseInt(row.get(0)) + ages.get(decade) + 2;
                var law = 100 * (1 - Math.pow(0.9696, Math.exp(0.144 * total - 2.4767)));
                var printed = row.get(decade + 1);
                if (printed.startsWith("<")) {
                    assertThat(law).isLessThan(1.0);
                } else if (!printed.equals("41.1")) {
                    assertThat(law).isCloseTo(Double.parseDouble(printed), within(0.06));
                }
            }
        }
    }

    /** Printed anchors: percent without any point and with sixty. */
    @ParameterizedTest
    @CsvSource({
        "jals-stroke, 45, 0.11, 6.77",
        "jals-stroke, 55, 0.15, 8.87",
        "jals-stroke, 65, 0.27, 15.81",
        "jals-stroke, 75, 0.56, 30.07",
        "jals-stroke, 85, 0.95, 45.58",
        "jals-ami, 45, 0.01, 0.42",
        "jals-ami, 55, 0.01, 0.93",
        "jals-ami, 65, 0.02, 1.08",
        "jals-ami, 75, 0.03, 1.85",
        "jals-ami, 85, 0.05, 3.01",
        "jals-stroke-ami, 45, 0.12, 7.13",
        "jals-stroke-ami, 55, 0.17, 10.28",
        "jals-stroke-ami, 65, 0.29, 17.03",
        "jals-stroke-ami, 75, 0.58, 31.17",
        "jals-stroke-ami, 85, 0.96, 46.14",
    })
    void the_tables_of_jals_follow_their_law(String id, int age, double least, double most) {
        var model = (JalsScore) model(id);

        assertThat(model.percent(age, 0)).isCloseTo(least, within(0.005));
        assertThat(model.percent(age, 60)).isCloseTo(most, within(0.005));
        assertThat(model.percent(age, 99)).isEqualTo(model.percent(age, 60));
        assertThat(model.percent(age, -9)).isEqualTo(model.percent(age, 0));
    }

    /** Every band of JPHC: ≤10 <1 %, … ≥43 ≥20 %. */
    @Test
    void the_bands_of_jphc_are_as_printed() {
        var seen = IntStream.rangeClosed(40, 69)
                .boxed()
                .flatMap(age -> Stream.of(110, 125, 135, 150, 170, 190)
                        .flatMap(sbp -> Stream.of("", "SMOKER", "SMOKER PRESSURE_DRUG")
                                .map(facts -> (Risk) model("jphc-stroke")
                                        .judge(person(age, true, "BMI=26 DBP=70 GLUCOSE=130 SBP=" + sbp, facts)))))
                .toList();

        assertThat(seen).allSatisfy(risk -> {
            var total = risk.points().stream().mapToInt(Result.Point::points).sum();
            var band = total <= 10
                    ? 0
                    : total <= 17
                            ? 1
                            : total <= 22
                                    ? 2
                                    : total <= 25
                                            ? 3
                                            : total <= 27
                                                    ? 4
                                                    : total <= 29
                                                            ? 5
                                                            : total == 30
                                                                    ? 6
                                                                    : total <= 32
                                                                            ? 7
                                                                            : total == 33
                                                                                    ? 8
                                                                                    : total == 34
                                                                                            ? 9
                                                                                            : total <= 36
                                                                                                    ? 10
                                                                                                    : total <= 39
                                                                                                            ? 12
                                                                                                            : total
                                                                                                                            <= 42
                                                                                                                    ? 15
                                                                                                                    : 20;
            assertThat(risk.low()).isEqualTo(band);
            assertThat(risk.high()).isGreaterThan(risk.low());
        });
    }

    /** Whoever they are: a result of the range 0 to 100, or a reason; and no number without its inputs. */
    @Property(tries = 500)
    void never_answers_without_what_it_needs(
            @ForAll @IntRange(max = 110) int age,
            @ForAll boolean man,
            @ForAll Set<Item> known,
            @ForAll Set<RiskFactor> told) {
        var values = new EnumMap<Item, Double>(Item.class);
        known.forEach(item -> values.put(item, item == Item.HBA1C ? 5.5 : item == Item.CREATININE ? 0.8 : 100.0));
        var facts = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        told.forEach(fact -> facts.put(fact, age % 2 == 0));

        for (var model : every()) {
            var result = model.judge(new Person(age, man, values, facts));
            if (result instanceof Risk risk) {
                assertThat(risk.low()).isBetween(0.0, risk.high());
                assertThat(risk.high()).isBetween(0.0, 100.0);
            }
            if (values.isEmpty()) {
                assertThat(result).isInstanceOfAny(Missing.class, NotApplicable.class);
            }
        }
    }

    /** What a card does not name, the model does not look at. */
    @Property(tries = 300)
    void a_card_names_all_that_its_model_asks_for(
            @ForAll @IntRange(min = 40, max = 69) int age, @ForAll boolean man, @ForAll Set<RiskFactor> told) {
        var values = new EnumMap<Item, Double>(Item.class);
        Stream.of(Item.values())
                .forEach(item -> values.put(item, age + item.name().length() * 3.0));
        values.put(Item.HBA1C, 5.7);
        values.put(Item.CREATININE, 0.8);
        var facts = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        ASKED.forEach(fact -> facts.put(fact, told.contains(fact)));

        for (var model : every()) {
            var fewer = new EnumMap<>(values);
            fewer.keySet().retainAll(model.card().items());
            var said = new EnumMap<>(facts);
            said.keySet().retainAll(model.card().facts());

            assertThat(model.judge(new Person(age, man, fewer, said)))
                    .isEqualTo(model.judge(new Person(age, man, values, facts)));
        }
    }

    /** The working rule of the Japan Diabetes Society is what its equation gives at every value that is printed. */
    @Test
    void hba1c_by_jds_follows_both_of_its_rules() {
        for (var tenths = 30; tenths < 150; tenths++) {
            var added = tenths <= 49 ? 3 : tenths <= 99 ? 4 : 5;

            assertThat(NgspOfJds.ngsp(tenths / 10.0)).isEqualTo((tenths + added) / 10.0);
        }
    }

    /** JALS' points of myocardial infarction in treated people are not monotone: no change is compared by them. */
    @Test
    void noise_is_not_shown_as_an_effect() {
        var treated = person(50, true, "SBP=150", "PRESSURE_DRUG");
        var untreated = person(50, true, "SBP=150", "-");

        assertThat(Models.all().stream()
                        .filter(model -> !model.comparesChanges(treated))
                        .map(model -> model.card().id()))
                .containsExactly("jals-ami");
        assertThat(Models.all()).allMatch(model -> model.comparesChanges(untreated));
    }

    /** Facts: man in his sixties, eleven other points, true pressure of 137.8 with SD 6.2: 10.79 % by the law. */
    @Test
    void steps_are_averaged_over_where_the_pressure_may_lie() {
        var person = person(65, true, "SBP=137.8 DBP=80 LDL=130 HDL=50 GLUCOSE=112", "?LIPID_DRUG")
                .with(Item.HDL, 35);

        assertThat(((Risk) new JasScore().judge(person))
                        .points().stream().mapToInt(Result.Point::points).sum())
                .isEqualTo(13);
        assertThat(Averaged.of(new JasScore(), person, 137.8, 6.2).orElseThrow().low())
                .isCloseTo(10.79, within(0.02));
        assertThat(Averaged.of(new KidneyStage(), person, 137.8, 6.2)).isEmpty();
        assertThat(Averaged.of(new JasScore(), person(30, true, "SBP=130", "-"), 137.8, 6.2))
                .isEmpty();
    }

    /** Nobody of the same sex and age has less; whoever is at their best has exactly that. */
    @Test
    void the_best_profile_is_a_floor() {
        var person = person(
                65,
                true,
                "SBP=165 DBP=95 LDL=170 HDL=35 GLUCOSE=115 BMI=31 TOTAL_CHOLESTEROL=260 ALT=60 HBA1C=6.2",
                "SMOKER HEAVY_DRINKING PROTEINURIA");
        var given = 0;
        for (var model : Models.all()) {
            var ratio = Optimal.ratio(model, person);
            assertThat(Optimal.ratio(model, Optimal.of(person)).orElse(1.0)).isEqualTo(1.0);
            assertThat(ratio.orElse(1.0)).isGreaterThanOrEqualTo(1.0);
            given += ratio.isPresent() ? 1 : 0;
        }

        assertThat(given).isGreaterThan(5);
        assertThat(Optimal.ratio(new JasScore(), person).orElseThrow()).isCloseTo(22.9 / 4.5, within(1e-9));
    }

    @Test
    void every_model_has_a_card() {
        assertThat(every()).extracting(model -> model.card().id()).doesNotHaveDuplicates();
        assertThat(every()).allSatisfy(model -> {
            assertThat(model.card().citation()).isNotBlank();
            assertThat(model.card().population()).isNotBlank();
            assertThat(model.card().limits()).isNotBlank();
        });
        assertThat(person(50, true, "SBP=120", "-")).hasToString("Person[]");
    }

    /** JPHC's worked what-if: 160/100, 86.7 kg, BMI 30, five kilograms less and no smoking. */
    @Test
    void a_change_of_life_moves_the_inputs() {
        var person = person(50, true, "SBP=160 DBP=100 WEIGHT=86.7 BMI=30 GLUCOSE=130", "SMOKER");

        var changed = WhatIf.changed(person, Map.of(Intervention.WEIGHT, 5.0, Intervention.SMOKING, 1.0));

        assertThat(changed.of(Item.SBP).orElseThrow()).isCloseTo(154.75, within(1e-9));
        assertThat(changed.of(Item.DBP).orElseThrow()).isCloseTo(95.4, within(1e-9));
        assertThat(changed.of(Item.BMI).orElseThrow()).isCloseTo(28.27, within(0.01));
        assertThat(changed.is(RiskFactor.SMOKER)).contains(false);
    }

    @ParameterizedTest
    @CsvSource({
        // The larger of weight and exercise, then salt and alcohol; at most 15 in all.
        "SBP=150 BMI=27 WEIGHT=80, weight=4 exercise=1, SBP, 143.1",
        "SBP=150 BMI=27 WEIGHT=80, weight=8 exercise=1, SBP, 141.6",
        "SBP=150 BMI=27 WEIGHT=80, weight=10 exercise=1 salt=6 alcohol=1, SBP, 135",
        "SBP=130 DBP=80, salt=4, SBP, 127.8",
        "SBP=150 DBP=80, salt=4, SBP, 146.2",
        // A wish beyond what trials have shown counts no more.
        "SBP=150 BMI=27 WEIGHT=80, weight=20, SBP, 139.5",
        "SBP=130 DBP=80, salt=-3, SBP, 130",
        // Never below a floor; what is below stays.
        "SBP=112 DBP=71, salt=6 exercise=1, SBP, 110",
        "SBP=105 DBP=65, salt=6 exercise=1, SBP, 105",
        "LDL=104 BMI=27 WEIGHT=80, exercise=1, LDL, 100",
        "HDL=40 BMI=27 WEIGHT=80, weight=4, HDL, 41.84",
        "LDL=150 BMI=24 WEIGHT=70, weight=4, LDL, 150",
        "HBA1C=7.0 WEIGHT=80, weight=5, HBA1C, 6.5",
        "HBA1C=5.9 WEIGHT=80, weight=5, HBA1C, 5.9",
        "WAIST=90 WEIGHT=80, weight=3, WAIST, 87",
        // Weight has no effect beyond the floor of BMI.
        "SBP=130 DBP=80 BMI=21.5 WEIGHT=43, weight=6, SBP, 128.95",
        "SBP=130 DBP=80 BMI=21.5 WEIGHT=43, weight=6, WEIGHT, 42",
        "SBP=130 DBP=80 BMI=20 WEIGHT=50, weight=6, DBP, 80",
    })
    void effects_are_those_of_the_trials(String values, String levers, Item item, double expected) {
        var wished = new EnumMap<Intervention, Double>(Intervention.class);
        Arrays.stream(levers.split(" ", -1))
                .forEach(lever -> wished.put(
                        Intervention.of(lever.split("=", -1)[0]).orElseThrow(),
                        Double.parseDouble(lever.split("=", -1)[1])));

        var changed = WhatIf.changed(person(50, true, values, "-"), wished);

        assertThat(changed.of(item).orElseThrow()).isCloseTo(expected, within(1e-9));
    }

    static RiskModel model(String id) {
        return every().stream()
                .filter(model -> model.card().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Those that are off by default too. */
    private static List<RiskModel> every() {
        return Stream.concat(Models.all().stream(), Models.optional().stream()).toList();
    }

    private static String expected(String text) {
        return text.matches("[0-9]+(\\.[0-9]+)?") ? text.replaceAll("\\.0$", "") + " %" : text;
    }

    private static String shown(Result result) {
        if (result instanceof Risk risk) {
            return risk.isExact() ? plain(risk.low()) + " %" : plain(risk.low()) + ".." + plain(risk.high());
        }
        if (result instanceof Band band) {
            return band.name().ja();
        }
        return result instanceof Missing ? "missing" : "not";
    }

    private static String plain(double number) {
        return String.valueOf(number).replaceAll("\\.0$", "");
    }

    /** A fact that is not named is "no"; one with a question mark is not known. */
    static Person person(int age, boolean man, String values, String facts) {
        var numbers = new EnumMap<Item, Double>(Item.class);
        Arrays.stream(values.split(" ", -1))
                .forEach(value ->
                        numbers.put(Item.valueOf(value.split("=", -1)[0]), Double.valueOf(value.split("=", -1)[1])));
        var known = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        ASKED.forEach(fact -> known.put(fact, false));
        for (var fact : facts.split(" ", -1)) {
            if (fact.startsWith("?")) {
                known.remove(RiskFactor.valueOf(fact.substring(1)));
            } else if (!fact.isBlank() && !fact.equals("-")) {
                known.put(RiskFactor.valueOf(fact), true);
            }
        }
        return new Person(age, man, numbers, known);
    }
}
