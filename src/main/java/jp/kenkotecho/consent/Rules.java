package jp.kenkotecho.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.consent.fhir.SharingConsent;
import jp.kenkotecho.consent.model.ConsentRule;
import jp.kenkotecho.consent.model.Purpose;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of all Consents in a table of their own, so that the one that matters is found among a town's. */
@Component
class Rules {

    private static final String ALL = "select * from sharing_rule where ";
    private static final String EVERYBODY = "";
    private static final int AT_ONCE = 500;

    private final JdbcClient database;

    Rules(JdbcClient database) {
        this.database = database;
    }

    /** Replaces the rules of a Consent within the caller's transaction, so that the two come and go together. */
    void replace(String source, List<ConsentRule> rules) {
        database.sql("delete from sharing_rule where source_id = ?")
                .param(source)
                .update();
        rules.forEach(this::add);
    }

    void add(ConsentRule rule) {
        var source = rule.source().split("/_history/", 2);
        database.sql("insert into sharing_rule (source_id, source_version, person, actor, access_right, denial,"
                        + " purposes, valid_from, valid_until, given_at, granted_by, categories, sensitivities)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(List.of(
                        source[0],
                        source.length == 2 ? Long.parseLong(source[1]) : 0L,
                        rule.person().value(),
                        rule.actor(),
                        rule.right().name(),
                        rule.denial(),
                        CodeList.of(rule.purposes(), Enum::name),
                        time(rule.from()),
                        time(rule.until()),
                        time(rule.given()),
                        rule.grantedBy(),
                        CodeList.of(rule.categories(), InformationCategory::code),
                        CodeList.of(rule.sensitivities(), Restriction::code)))
                .update();
    }

    /** What this person agreed with these actors, and denies to everybody. */
    List<ConsentRule> of(PersonId person, Collection<String> actors) {
        return database.sql(ALL + "person = :person and actor in (:actors)")
                .param("person", person.value())
                .param("actors", withEverybody(actors))
                .query(Rules::rule)
                .list();
    }

    /** What anybody agreed with these actors at that moment, and what those people deny to everybody. */
    List<ConsentRule> with(Collection<String> actors, Instant now) {
        return database.sql(ALL + "(actor in (:actors) or actor = '' and person in"
                        + " (select person from sharing_rule where actor in (:actors)))"
                        + " and valid_from <= :now and valid_until > :now")
                .param("actors", actors)
                .param("now", time(now))
                .query(Rules::rule)
                .list();
    }

    /** Consents, {@code Consent/…}, with permits of which it is not yet written down who gave them; some of them. */
    List<String> ofUnknownGranter() {
        return database.sql("select distinct source_id from sharing_rule where granted_by is null and denial = false"
                        + " order by source_id fetch first " + AT_ONCE + " rows only")
                .query(String.class)
                .list();
    }

    /** Where it is not written down yet: several nodes may find it out at once. */
    void grantedBy(String source, String granter) {
        database.sql("update sharing_rule set granted_by = ? where source_id = ? and granted_by is null")
                .params(granter, source)
                .update();
    }

    private static List<String> withEverybody(Collection<String> actors) {
        var all = new ArrayList<>(actors);
        all.add(EVERYBODY);
        return all;
    }

    private static ConsentRule rule(ResultSet row, int number) throws SQLException {
        var version = row.getLong("source_version");
        return new ConsentRule(
                row.getString("source_id") + (version == 0 ? "" : "/_history/" + version),
                new PersonId(row.getString("person")),
                row.getString("actor"),
                Right.valueOf(row.getString("access_right")),
                row.getBoolean("denial"),
                CodeList.read(row.getString("purposes"), Purpose::valueOf),
                row.getTimestamp("valid_from").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                row.getTimestamp("given_at").toInstant(),
                // Not looked up yet: RulesOfBefore.
                Optional.ofNullable(row.getString("granted_by")).orElse(SharingConsent.NOBODY),
                CodeList.read(row.getString("categories"), InformationCategory::of),
                CodeList.read(row.getString("sensitivities"), code -> Restriction.of(code)
                        .orElseThrow()));
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
