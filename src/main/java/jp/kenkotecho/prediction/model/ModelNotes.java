package jp.kenkotecho.prediction.model;

import java.util.List;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;

/**
 * What a model's card says to people, in both languages.
 *
 * @param population whom it was made from
 * @param quality discrimination and calibration, as published
 * @param limits what to know before believing it
 */
public record ModelNotes(Text population, Text quality, Text limits) {

    private static final List<List<String>> JAPANESE =
            TsvTable.of(ModelNotes.class, "model-notes.tsv").rows();

    /** The notes of a card; one that has none in Japanese says them in English. */
    public static ModelNotes of(ModelCard card) {
        var row = JAPANESE.stream()
                .filter(one -> card.id().startsWith(one.get(0)))
                .findFirst()
                .orElse(List.of(card.id(), card.population(), card.quality(), card.limits()));
        return new ModelNotes(
                new Text(row.get(1), card.population()),
                new Text(row.get(2), card.quality()),
                new Text(row.get(3), card.limits()));
    }
}
