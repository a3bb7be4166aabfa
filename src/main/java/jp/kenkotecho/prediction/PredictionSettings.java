package jp.kenkotecho.prediction;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.prediction.model.Models;
import jp.kenkotecho.prediction.model.RiskModel;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The models that answer: the operator has to come to its own judgement whether one is a medical device (プログラム医療機器該当性).
 *
 * @param on ids of models that are off by default
 * @param off ids of models that are not to answer
 * @param drift where tables lie of how items drift among one's own residents, and of their means ({@code file:…}, with
 *     commas between); empty for none
 */
@ConfigurationProperties("phr.prediction")
record PredictionSettings(
        @DefaultValue Set<String> on,
        @DefaultValue Set<String> off,
        @DefaultValue("") String drift) {

    PredictionSettings {
        var known = Stream.concat(Models.all().stream(), Models.optional().stream())
                .map(model -> model.card().id())
                .collect(Collectors.toSet());
        var unknown = Stream.concat(on.stream(), off.stream())
                .filter(id -> !known.contains(id))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "phr.prediction.on, phr.prediction.off: no such model: " + String.join(", ", unknown));
        }
        on = Set.copyOf(on);
        off = Set.copyOf(off);
    }

    /** Where the tables of one's own residents lie. */
    List<String> tables() {
        return Stream.of(drift.split(",", -1))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .toList();
    }

    List<RiskModel> models() {
        return Stream.concat(
                        Models.all().stream(),
                        Models.optional().stream()
                                .filter(model -> on.contains(model.card().id())))
                .filter(model -> !off.contains(model.card().id()))
                .toList();
    }
}
