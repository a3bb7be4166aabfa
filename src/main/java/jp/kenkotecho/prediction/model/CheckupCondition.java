package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.TrendModel.Forecast;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;

/** What check-ups look for, and by which values and answers it is there ({@code conditions.tsv}). */
public enum CheckupCondition {
    HYPERTENSION("hypertension", "高血圧", "Hypertension", Trust.PUBLISHED, Set.of(RiskFactor.PRESSURE_DRUG)),
    DIABETES("diabetes", "糖尿病", "Diabetes", Trust.NEVER, Set.of(RiskFactor.GLUCOSE_DRUG)),
    DYSLIPIDAEMIA("dyslipidaemia", "脂質異常症", "Dyslipidaemia", Trust.OWN, Set.of(RiskFactor.LIPID_DRUG)),
    OBESITY("obesity", "肥満", "Obesity", Trust.OWN, Set.of()),
    METABOLIC_SYNDROME("metabolic-syndrome", "メタボリックシンドローム", "Metabolic syndrome", Trust.NEVER, Set.of());

    /** The figures that make its probability worth telling. */
    enum Trust {
        /** Blood pressure: told .259 and came .260 of people below 140 (Framingham teaching data). */
        PUBLISHED,
        /** Lipids and BMI: elsewhere it told .291 and .153 came, so only figures of one's own residents do. */
        OWN,
        /** Diabetes: the tail is heavier than a normal one. Metabolic syndrome: several values together. */
        NEVER
    }

    /** A value by which it is there. */
    public record Criterion(Item item, double limit, boolean below, boolean needed) {

        boolean isMet(double value) {
            return below ? value < limit : value >= limit;
        }

        double probability(Forecast forecast) {
            return below ? forecast.below(limit) : forecast.reaches(limit);
        }
    }

    private final String code;
    private final Text name;
    private final Trust trust;
    private final Set<RiskFactor> drugs;

    CheckupCondition(String code, String ja, String en, Trust trust, Set<RiskFactor> drugs) {
        this.code = code;
        this.name = new Text(ja, en);
        this.trust = trust;
        this.drugs = drugs;
    }

    public String code() {
        return code;
    }

    public Text display() {
        return name;
    }

    /** The answers that tell of it. */
    public Set<RiskFactor> drugs() {
        return drugs;
    }

    Trust trust() {
        return trust;
    }

    /** None for metabolic syndrome, which is a rule of its own. */
    public List<Criterion> criteria() {
        return Table.CRITERIA.stream()
                .filter(row -> row.condition() == this)
                .map(Row::criterion)
                .toList();
    }

    /** The items of which it is made, projected or not. */
    public Set<Item> items() {
        return this == METABOLIC_SYNDROME
                ? new MetabolicSyndrome().card().items()
                : criteria().stream().map(Criterion::item).collect(Collectors.toSet());
    }

    private record Row(CheckupCondition condition, Criterion criterion) {}

    /** Read after the constants are there. */
    private static final class Table {
        static final List<Row> CRITERIA = rows().toList();

        private static Stream<Row> rows() {
            return TsvTable.of(CheckupCondition.class, "conditions.tsv").rows().stream()
                    .map(row -> new Row(
                            CheckupCondition.valueOf(row.get(0)),
                            new Criterion(
                                    Item.valueOf(row.get(1)),
                                    Double.parseDouble(row.get(2)),
                                    row.get(3).equals("yes"),
                                    row.get(4).equals("yes"))));
        }
    }
}
