package jp.kenkotecho.audit.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.Visit;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.record.TsvTable;

/** A visit in one sentence, as its owner reads it: who, and what they saw and did. */
public final class VisitWords {

    private static final Map<String, Text> OPERATIONS =
            TsvTable.of(VisitWords.class, "shown-by-operation.tsv").rows().stream()
                    .collect(Collectors.toMap(row -> row.get(0), row -> new Text(row.get(1), row.get(2))));

    private static final Text BASICS = new Text("お名前などの基本の情報", "name and the like");
    private static final Text REST = new Text("そのほかの記録", "other records");
    private static final Text MESSAGE = new Text("ひとこと", "a message");
    private static final How PROXY = new How("代理として、", "acting for you, ");
    private static final How EMERGENCY = new How("緊急のため同意なしで、", "in an emergency, without consent, ");
    private static final How USUAL = new How("、", "");

    private VisitWords() {}

    /** The ground on which it was seen, where that is to be said; what stands between who it was and what they did. */
    private record How(String ja, String en) {}

    /** Something done: what it was done to, and the word for it, in the middle and at the end of a Japanese sentence. */
    private record Deed(Set<Text> what, String then, String last, String en) {

        boolean isDone() {
            return !what.isEmpty();
        }
    }

    /** The sentence. */
    public static Text of(Visit visit) {
        var who = ReaderWords.of(visit.first());
        if (visit.isRefused()) {
            return new Text(
                    who.ja() + "が見ようとしましたが、断りました。何も見えていません。",
                    who.en() + " tried to look and was refused. Nothing was seen.");
        }
        var deeds = deeds(visit).stream().filter(Deed::isDone).toList();
        var how = how(visit.first());
        return deeds.isEmpty()
                ? new Text(
                        who.ja() + "が" + how.ja() + "手帳を開きましたが、見えた記録はありませんでした。",
                        who.en() + " opened the record, and there was nothing to be seen.")
                : new Text(who.ja() + "が" + how.ja() + japanese(deeds), who.en() + " " + how.en() + english(deeds));
    }

    /** The categories of what was seen or changed; without what belongs to none. */
    public static List<InformationCategory> categories(Visit visit) {
        return Arrays.stream(InformationCategory.values())
                .filter(one -> one != InformationCategory.OTHER)
                .filter(one -> visit.entries().stream()
                        .anyMatch(entry -> entry.categories().contains(one.code())))
                .toList();
    }

    private static How how(AuditEntry entry) {
        return switch (entry.ground()) {
            case "PROXY" -> PROXY;
            case "EMERGENCY" -> EMERGENCY;
            default -> USUAL;
        };
    }

    private static List<Deed> deeds(Visit visit) {
        var messages = visit.entries().stream()
                .anyMatch(entry -> isCreated(entry) && entry.types().containsKey("Communication"));
        return List.of(
                new Deed(shown(visit), "見て", "見ました", "saw"),
                new Deed(messages ? Set.of(MESSAGE) : Set.of(), "書いて", "書きました", "wrote"),
                new Deed(
                        whatOf(
                                visit,
                                entry -> isCreated(entry) && !entry.types().containsKey("Communication")),
                        "加えて",
                        "加えました",
                        "added"),
                new Deed(whatOf(visit, entry -> entry.action().equals("UPDATE")), "変えて", "変えました", "changed"),
                new Deed(whatOf(visit, entry -> entry.action().equals("DELETE")), "消して", "消しました", "deleted"));
    }

    private static boolean isCreated(AuditEntry entry) {
        return entry.action().equals("CREATE");
    }

    private static Set<Text> shown(Visit visit) {
        var shown = new LinkedHashSet<>(
                whatOf(visit, entry -> Set.of("READ", "SEARCH", "OPERATION").contains(entry.action())));
        var operations = visit.entries().stream()
                .map(entry -> entry.detail().replaceAll(":.*", ""))
                .filter(OPERATIONS::containsKey)
                .map(OPERATIONS::get)
                .toList();
        if (!operations.isEmpty()) {
            shown.remove(BASICS);
        }
        shown.addAll(operations);
        return shown;
    }

    /** The kinds of information; what belongs to none is said only where nothing else is. */
    private static Set<Text> whatOf(Visit visit, Predicate<AuditEntry> which) {
        var entries = visit.entries().stream().filter(which).toList();
        var found = EnumSet.noneOf(InformationCategory.class);
        entries.forEach(entry -> entry.categories().forEach(code -> found.add(InformationCategory.of(code))));
        if (found.equals(EnumSet.of(InformationCategory.OTHER))) {
            var types = new LinkedHashSet<String>();
            entries.forEach(entry -> types.addAll(entry.types().keySet()));
            return Set.of(types.equals(Set.of("Patient")) ? BASICS : REST);
        }
        found.remove(InformationCategory.OTHER);
        return found.stream().map(InformationCategory::display).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String japanese(List<Deed> deeds) {
        var said = new ArrayList<String>();
        for (var i = 0; i < deeds.size(); i++) {
            var deed = deeds.get(i);
            var what = deed.what().stream().map(Text::ja).collect(Collectors.joining("・"));
            said.add(what + "を" + (i == deeds.size() - 1 ? deed.last() : deed.then()));
        }
        return String.join("、", said) + "。";
    }

    private static String english(List<Deed> deeds) {
        return deeds.stream()
                        .map(deed -> deed.en() + " "
                                + deed.what().stream().map(Text::en).collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
