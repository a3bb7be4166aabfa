package jp.kenkotecho.audit.model;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import jp.kenkotecho.audit.model.AuditEntry.Who;

/** Entries of an invented trail. */
public final class Entries {

    public static final Who DOCTOR =
            new Who("dr-ito", "an-app", Set.of("Practitioner/ito"), "伊藤 誠一", "Organization/clinic", "伊藤内科");
    public static final Who SON = new Who("son", "sharing-pages", Set.of("RelatedPerson/son"), "佐藤 太郎", "", "");

    private Entries() {}

    /** A search at a time on 2026-11-30 in Japan, {@code 10:31}, or on another day, {@code 2026-11-29T10:31}. */
    public static AuditEntry at(String time, Who who) {
        var moment = time.contains("T") ? time : "2026-11-30T" + time;
        return new AuditEntry(
                moment,
                Instant.parse(moment + ":00Z").minusSeconds(9 * 3600),
                "SEARCH",
                "CONSENT",
                "hanako",
                who,
                Map.of(),
                Set.of(),
                Set.of(),
                "");
    }

    /** The same, which did something else to so many of one type and category. */
    public static AuditEntry of(AuditEntry entry, String action, String type, String category) {
        return new AuditEntry(
                entry.id(),
                entry.at(),
                action,
                entry.ground(),
                entry.person(),
                entry.who(),
                Map.of(type, 2),
                Set.of(category),
                entry.sources(),
                entry.detail());
    }

    /** The same on another ground, and with this told of it. */
    public static AuditEntry on(AuditEntry entry, String ground, String detail) {
        return new AuditEntry(
                entry.id(),
                entry.at(),
                entry.action(),
                ground,
                entry.person(),
                entry.who(),
                entry.types(),
                entry.categories(),
                entry.sources(),
                detail);
    }
}
