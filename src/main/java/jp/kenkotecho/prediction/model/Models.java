package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.stream.Stream;

/** The models that are built in: published, and verified against a second source, their printed examples or their law. */
public final class Models {

    private static final List<RiskModel> ALL = Stream.of(
                    Stream.<RiskModel>of(new JasScore(), new JphcStroke(), new SuitaScore(), new FibrillationScore()),
                    JalsScore.all(),
                    DiabetesByHba1c.all(),
                    Stream.<RiskModel>of(
                            new MetabolicSyndrome(),
                            new GuidanceLevel(),
                            new KidneyStage(),
                            new LiverFibrosis(),
                            new FattyLiver()))
            .flatMap(models -> models)
            .toList();

    /** Published and verified, but foreign, of death alone, or in want of what check-ups seldom have: off by default. */
    private static final List<RiskModel> OPTIONAL = Stream.of(
                    Stream.<RiskModel>of(new HondaScore(), new ScoreAsiaPacific(), new EstimatedLdl(), new NgspOfJds()),
                    EpochJapan.all(),
                    Prevent.all(),
                    FraminghamHypertension.all(),
                    KidneyFailure.all())
            .flatMap(models -> models)
            .toList();

    private Models() {}

    public static List<RiskModel> all() {
        return ALL;
    }

    /** The models that an operator has to switch on. */
    public static List<RiskModel> optional() {
        return OPTIONAL;
    }
}
