package jp.kenkotecho.prediction.model;

import java.util.Set;
import jp.kenkotecho.record.Text;

/**
 * What there is to know of a model.
 *
 * @param id stable; with the version it names the method of a RiskAssessment
 * @param years the horizon; 0 for a class of the present
 * @param citation where it is published
 * @param population whom it was made from
 * @param quality discrimination and calibration, as published
 * @param limits what to know before believing it
 * @param items the numbers it asks for; some only where another is missing
 * @param facts the answers it asks for
 */
public record ModelCard(
        String id,
        String version,
        Text outcome,
        int years,
        String citation,
        String population,
        String quality,
        String limits,
        Set<Item> items,
        Set<RiskFactor> facts) {

    public ModelCard {
        items = Set.copyOf(items);
        facts = Set.copyOf(facts);
    }

    public String method() {
        return id + "|" + version;
    }
}
