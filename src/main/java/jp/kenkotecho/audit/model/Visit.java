package jp.kenkotecho.audit.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;

/**
 * What one reader did with a record in one go: on one ground, on one day, with less than an hour from one request to the
 * next. Opening one page is several requests; a person wants to be told of it once.
 *
 * @param entries oldest first; at least one
 */
public record Visit(List<AuditEntry> entries) {

    private static final Duration PAUSE = Duration.ofHours(1);

    public Visit {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a visit has a first entry");
        }
    }

    /** Two who share an account, or one under another name, are two; so is what was refused beside what was not. */
    private record Reader(String account, String client, String name, String organization, String ground) {

        static Reader of(AuditEntry entry) {
            var who = entry.who();
            return new Reader(
                    who.account(),
                    who.account().isEmpty() ? who.client() : "",
                    who.name(),
                    who.organizationName(),
                    entry.ground());
        }
    }

    /**
     * The visits that entries make, newest first by when they began.
     *
     * @param newestFirst of one record
     * @param zone whose midnight ends a visit
     */
    public static List<Visit> of(List<AuditEntry> newestFirst, ZoneId zone) {
        var oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        var all = new ArrayList<List<AuditEntry>>();
        var latest = new HashMap<Reader, List<AuditEntry>>();
        for (var entry : oldestFirst) {
            var reader = Reader.of(entry);
            var begun = latest.get(reader);
            if (begun == null || !goesOn(begun.get(begun.size() - 1), entry, zone)) {
                begun = new ArrayList<>();
                latest.put(reader, begun);
                all.add(begun);
            }
            begun.add(entry);
        }
        Collections.reverse(all);
        return all.stream().map(Visit::new).toList();
    }

    private static boolean goesOn(AuditEntry last, AuditEntry next, ZoneId zone) {
        return LocalDate.ofInstant(last.at(), zone).equals(LocalDate.ofInstant(next.at(), zone))
                && Duration.between(last.at(), next.at()).compareTo(PAUSE) < 0;
    }

    public AuditEntry first() {
        return entries.get(0);
    }

    public boolean isRefused() {
        return first().isRefused();
    }
}
