package jp.kenkotecho.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A new agreement as the form sent it.
 *
 * @param organization whose id; empty with a relative
 * @param relative the id of a RelatedPerson
 * @param until the last day, or {@code other} for the one in {@code day}
 * @param again whether it begins with what was agreed before
 * @param usual whether what is usually shown is to be ticked
 */
record SharingForm(
        String person,
        String organization,
        String relative,
        List<String> category,
        List<String> sensitivity,
        List<String> add,
        String until,
        String day,
        Boolean again,
        Boolean usual) {

    private static final String OTHER = "other";

    SharingForm {
        person = person == null ? "" : person;
        organization = organization == null ? "" : organization;
        relative = relative == null ? "" : relative;
        category = category == null ? List.of() : List.copyOf(category);
        sensitivity = sensitivity == null ? List.of() : List.copyOf(sensitivity);
        add = add == null ? List.of() : List.copyOf(add);
        until = until == null ? "" : until;
        day = day == null ? "" : day;
        again = again != null && again;
        usual = usual != null && usual;
    }

    /** Somebody to share with, {@code Organization/…} or {@code RelatedPerson/…}; empty while nobody is chosen. */
    String actor() {
        if (!organization.isEmpty()) {
            return "Organization/" + organization;
        }
        return relative.isEmpty() ? "" : "RelatedPerson/" + relative;
    }

    /** The last day, as it was chosen or typed. */
    public String end() {
        return until.equals(OTHER) ? day : until;
    }

    SharingForm with(List<String> categories, List<String> sensitivities, List<String> additions, String end) {
        return new SharingForm(
                person, organization, relative, categories, sensitivities, additions, end, end, false, false);
    }

    /**
     * A last day that can be chosen by its length.
     *
     * @param name of its message
     */
    record Lasting(String name, LocalDate until) {

        static List<Lasting> from(LocalDate today) {
            return Stream.of(
                            new Lasting("today", today),
                            new Lasting("month", today.plusDays(30)),
                            new Lasting("quarter", today.plusDays(90)),
                            new Lasting("half", today.plusDays(180)),
                            new Lasting("year", today.plusDays(365)))
                    .toList();
        }
    }
}
