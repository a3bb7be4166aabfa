package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.audit.Visits;
import jp.kenkotecho.consent.Drafts.Agreement;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Restriction;

/**
 * Somebody with whom a record is shared, or was, however many Consents say so: one card.
 *
 * @param actor {@code Organization/…}; {@code Device} for whoever has a link; empty for everybody
 * @param name what they are called
 * @param kind the word of an {@link InstitutionKind}, or of {@link Counterparts} for who is none
 * @param relation what a family member is to the person, HL7 v3-RoleCode; else empty
 * @param agreements those that hold first
 * @param last their last look, if there was one
 */
record Counterpart(
        String actor, String name, String kind, String relation, List<Agreement> agreements, List<Visits.Line> last) {

    private static final Set<String> CHOSEN_HERE = Set.of("SEE", "COMMENT", "GUIDE");

    Counterpart {
        agreements = List.copyOf(agreements);
        last = List.copyOf(last);
    }

    /** Whether they see or may write something now: whether the switch is on. */
    public boolean isShared() {
        return !permits().isEmpty();
    }

    /** What holds for them now and is no refusal; what the switch takes back. */
    List<Agreement> permits() {
        return agreements.stream().filter(one -> one.holds() && !one.denial()).toList();
    }

    /** Agreements that the page of a new agreement says anew; what has exceptions, and acting for the person, stays. */
    List<Agreement> replaceable() {
        return permits().stream()
                .filter(one ->
                        CHOSEN_HERE.contains(one.right()) && one.leftOut().isEmpty())
                .toList();
    }

    /** What they see now. */
    public List<InformationCategory> categories() {
        return seeing().flatMap(one -> one.categories().stream())
                .distinct()
                .sorted()
                .toList();
    }

    public List<Restriction> sensitivities() {
        return seeing().flatMap(one -> one.sensitivities().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What they may do besides seeing, now. */
    public List<String> rights() {
        return permits().stream()
                .map(Agreement::right)
                .filter(right -> !right.equals("SEE"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether something is refused to them now, though others may see it. */
    public boolean isDenied() {
        return agreements.stream().anyMatch(one -> one.holds() && one.denial());
    }

    /** Whether the last agreement was taken back, rather than over. */
    public boolean isWithdrawn() {
        return agreements.stream().anyMatch(Agreement::withdrawn);
    }

    /** The last day of what holds now; of what held, where nothing does. */
    public LocalDate until() {
        var ones = permits().isEmpty() ? agreements : permits();
        return ones.stream()
                .map(Agreement::until)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether it can be begun, or changed, on the page of a new agreement. */
    public boolean isChosenHere() {
        return actor.startsWith("Organization/") || actor.startsWith("RelatedPerson/");
    }

    /** The picture beside the name. */
    public String icon() {
        return switch (kind) {
            case "pharmacy", "office" -> kind;
            case "relative" -> "family";
            case "professional" -> "person";
            case "study" -> "office";
            case "link" -> "qr";
            case "everybody" -> "stop";
            default -> "clinic";
        };
    }

    /** The id of an organization; empty for who is none. */
    public String organization() {
        return actor.startsWith("Organization/") ? actor.substring("Organization/".length()) : "";
    }

    /** The id of a relative; empty for who is none. */
    public String relative() {
        return actor.startsWith("RelatedPerson/") ? actor.substring("RelatedPerson/".length()) : "";
    }

    private Stream<Agreement> seeing() {
        return permits().stream().filter(one -> one.right().equals("SEE"));
    }
}
