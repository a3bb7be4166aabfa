package jp.kenkotecho.prediction.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.kenkotecho.prediction.model.TrendModel.Reading;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One whole prediction on one core: every built-in model now and under three changes of life, and each projected item
 * for three years from ten check-ups. Predictions a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PredictionBench {

    private static final int CHECKUPS = 10;
    private static final int YEARS = 3;

    private static final List<Map<Intervention, Double>> CHANGES = List.of(
            Map.of(Intervention.SMOKING, 1.0),
            Map.of(Intervention.WEIGHT, 4.0, Intervention.SALT, 3.0),
            Map.of(Intervention.EXERCISE, 1.0, Intervention.ALCOHOL, 1.0, Intervention.SMOKING, 1.0));

    private final Map<Item, List<Reading>> series = new EnumMap<>(Item.class);
    private Person person = new Person(56, true, Map.of(), Map.of());

    @Setup
    public void invent() {
        var values = new EnumMap<Item, Double>(Item.class);
        values.putAll(
                Map.of(Item.SBP, 142.0, Item.DBP, 88.0, Item.LDL, 150.0, Item.HDL, 42.0, Item.TRIGLYCERIDES, 160.0));
        values.putAll(
                Map.of(Item.GLUCOSE, 104.0, Item.HBA1C, 5.9, Item.BMI, 27.0, Item.WEIGHT, 80.0, Item.WAIST, 91.0));
        values.putAll(Map.of(Item.AST, 30.0, Item.ALT, 34.0, Item.GGT, 60.0, Item.PLATELETS, 210.0));
        values.putAll(Map.of(Item.CREATININE, 0.9, Item.TOTAL_CHOLESTEROL, 224.0));
        var facts = new EnumMap<RiskFactor, Boolean>(RiskFactor.class);
        for (var fact : RiskFactor.values()) {
            facts.put(fact, fact == RiskFactor.SMOKER);
        }
        person = new Person(56, true, values, facts);
        for (var item : Item.values()) {
            if (Drifts.PUBLISHED.of(item).isPresent()) {
                var readings = new ArrayList<Reading>();
                for (var i = 0; i < CHECKUPS; i++) {
                    readings.add(new Reading(i - CHECKUPS + 0.5, 46.0 + i, values.getOrDefault(item, 0.0) + i % 3));
                }
                series.put(item, readings);
            }
        }
    }

    @Benchmark
    public void predict(Blackhole seen) {
        judge(person, seen);
        CHANGES.forEach(change -> judge(WhatIf.changed(person, change), seen));
        series.forEach((item, readings) -> {
            var drift = Drifts.PUBLISHED.of(item).orElseThrow();
            var trajectory = drift.trajectory(readings, reading -> TrendModel.mean(item, true, reading.age()))
                    .orElseThrow();
            for (var year = 1; year <= YEARS; year++) {
                seen.consume(trajectory.at(year, TrendModel.mean(item, true, 56.0 + year)));
            }
        });
    }

    private static void judge(Person person, Blackhole seen) {
        for (var model : Models.all()) {
            seen.consume(model.judge(person));
        }
    }
}
