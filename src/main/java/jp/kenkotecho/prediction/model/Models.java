package jp.kenkotecho.prediction.model;

import java.util.List;
import java.util.Optional;
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

    private Models() {}

    public static List<RiskModel> all() {
        return ALL;
    }

    public static Optional<RiskModel> of(String id) {
        return ALL.stream().filter(model -> model.card().id().equals(id)).findFirst();
    }
}
