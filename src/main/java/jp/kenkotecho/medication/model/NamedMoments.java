package jp.kenkotecho.medication.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kenkotecho.medication.model.Moment.Anchor;
import jp.kenkotecho.medication.model.Moment.Around;
import jp.kenkotecho.medication.model.Moment.Relation;

/** The moments that a usage names, word by word, and the doses that it gives them. */
final class NamedMoments {

    static final List<Anchor> MEALS = List.of(Anchor.BREAKFAST, Anchor.LUNCH, Anchor.DINNER);

    private final List<Anchor> pending = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<Moment> latest = new ArrayList<>();
    private final Map<Moment, BigDecimal> doses = new LinkedHashMap<>();
    private Optional<Relation> bare = Optional.empty();
    private boolean dosedTwice;

    /** Meals whose relation is still to come: 朝夕, then 食後. */
    void meals(List<Anchor> meals) {
        pending.addAll(meals);
    }

    /** How the meals just named are meant; without any, it is of meals that are not named. */
    void relate(Relation relation) {
        if (pending.isEmpty()) {
            bare = Optional.of(relation);
            return;
        }
        var named = List.copyOf(pending);
        pending.clear();
        latest.clear();
        named.forEach(meal -> add(new Around(meal, relation)));
    }

    void moment(Moment moment) {
        latest.clear();
        add(moment);
    }

    /** Takes the dose of the meals just named, or of those before that are only named again (朝夕食後 朝2錠 夕1錠). */
    void dose(BigDecimal dose) {
        if (!pending.isEmpty()) {
            latest.clear();
            pending.forEach(meal -> latest.add(known(meal)));
            pending.clear();
        }
        dosedTwice |= latest.stream().anyMatch(doses::containsKey);
        latest.forEach(moment -> doses.put(moment, dose));
    }

    /** Meals left without a relation are that part of the day. */
    void close() {
        pending.forEach(this::known);
        pending.clear();
    }

    /** Takes all meals, where three of them are meant and none is named. */
    void allMeals() {
        bare.ifPresent(relation -> MEALS.forEach(meal -> moments.add(new Around(meal, relation))));
        bare = Optional.empty();
    }

    List<Moment> all() {
        return List.copyOf(moments);
    }

    boolean isEmpty() {
        return moments.isEmpty() && pending.isEmpty();
    }

    /** Whether a relation belongs to no meal. */
    boolean isBare() {
        return bare.isPresent();
    }

    /** Whether each is named once and has one dose, or none has. */
    boolean areDistinct() {
        return moments.stream().distinct().count() == moments.size()
                && !dosedTwice
                && (doses.isEmpty() || doses.size() == moments.size());
    }

    /** Doses that are alike say nothing that the drug's own dose does not. */
    Map<Moment, BigDecimal> unevenDoses() {
        var different = doses.values().stream()
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .count();
        return different < 2 ? Map.of() : Map.copyOf(doses);
    }

    private void add(Moment moment) {
        latest.add(moment);
        moments.add(moment);
    }

    private Moment known(Anchor meal) {
        return moments.stream()
                .filter(moment -> moment instanceof Around around && around.anchor() == meal)
                .findFirst()
                .orElseGet(() -> {
                    moments.add(new Around(meal, Relation.AT));
                    return new Around(meal, Relation.AT);
                });
    }
}
