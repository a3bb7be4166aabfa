package jp.kenkotecho.prediction.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.kenkotecho.prediction.model.Result.Band;
import jp.kenkotecho.prediction.model.Result.Missing;
import jp.kenkotecho.record.Text;

/**
 * A class that follows from criteria of yes or no. One that is not known is asked for only where the class depends on it:
 * every way in which the unknown ones may turn out is tried.
 */
final class Criteria {

    private final List<Optional<Boolean>> met = new ArrayList<>();
    private final Set<Text> missing = new LinkedHashSet<>();

    /** One of the criteria: met as soon as one part is, not met when none of them is. */
    record Part(Text name, Optional<Boolean> is) {}

    /** Adds a criterion. */
    Criteria any(Part... parts) {
        var all = List.of(parts);
        var isMet = all.stream().anyMatch(part -> part.is().orElse(false));
        var unknown = all.stream().filter(part -> part.is().isEmpty()).toList();
        met.add(isMet ? Optional.of(true) : unknown.isEmpty() ? Optional.of(false) : Optional.empty());
        if (!isMet) {
            unknown.forEach(part -> missing.add(part.name()));
        }
        return this;
    }

    static Part part(Person person, Item item, Function<Double, Boolean> is) {
        return new Part(item.display(), person.of(item).map(is));
    }

    static Part part(Person person, RiskFactor fact) {
        return new Part(fact.display(), person.is(fact));
    }

    /**
     * The class, or what is missing.
     *
     * @param name of the class, for each criterion whether it is met
     */
    Result decide(Function<List<Boolean>, Text> name) {
        var classes = new LinkedHashSet<Text>();
        collect(new ArrayList<>(), name, classes);
        return classes.size() == 1 ? new Band(classes.iterator().next(), List.of()) : new Missing(List.copyOf(missing));
    }

    private void collect(List<Boolean> so, Function<List<Boolean>, Text> name, Set<Text> classes) {
        if (so.size() == met.size()) {
            classes.add(name.apply(List.copyOf(so)));
            return;
        }
        var next = met.get(so.size());
        for (var is : next.map(List::of).orElse(List.of(false, true))) {
            so.add(is);
            collect(so, name, classes);
            so.remove(so.size() - 1);
        }
    }
}
