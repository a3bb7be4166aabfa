package jp.kenkotecho.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Restriction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invitations of family members to see a record: for whoever gives the code first, within a week. */
@Component
public class FamilyInvitations {

    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient database;
    private final Clock clock;

    FamilyInvitations(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The sharing that an invitation offers.
     *
     * @param account who invited
     * @param signedBy who they are in the record: the person, or the relative who acts for them
     * @param name of the one who is invited, as the person calls them
     * @param relationship HL7 v3-RoleCode, {@code SON}
     * @param until the last day of sharing
     */
    public record Invitation(
            PersonId person,
            String account,
            String signedBy,
            String name,
            String relationship,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities,
            LocalDate until) {

        public Invitation {
            categories = Set.copyOf(categories);
            sensitivities = Set.copyOf(sensitivities);
        }
    }

    /** Whoever gives this code may accept. */
    public void invite(String code, Invitation invitation) {
        database.sql(
                        "insert into family_invitation (code_hash, person, invited_by, signed_by, name, relationship, categories,"
                                + " sensitivities, share_until, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Sha256.of(normal(code)),
                        invitation.person().value(),
                        invitation.account(),
                        invitation.signedBy(),
                        invitation.name(),
                        invitation.relationship(),
                        CodeList.of(invitation.categories(), InformationCategory::code),
                        CodeList.of(invitation.sensitivities(), Restriction::code),
                        invitation.until().toString(),
                        clock.instant().plus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<Invitation> open(String code) {
        return database.sql("select * from family_invitation where code_hash = ? and expires_at > ?")
                .params(Sha256.of(normal(code)), clock.instant().atOffset(ZoneOffset.UTC))
                .query(FamilyInvitations::invitation)
                .optional();
    }

    /** True for the first who uses the code; nobody can use it after. */
    public boolean use(String code) {
        return database.sql("delete from family_invitation where code_hash = ?")
                        .param(Sha256.of(normal(code)))
                        .update()
                == 1;
    }

    /** How people write down a code does not matter. */
    private static String normal(String code) {
        return code.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                new PersonId(row.getString("person")),
                row.getString("invited_by"),
                row.getString("signed_by"),
                row.getString("name"),
                row.getString("relationship"),
                CodeList.read(row.getString("categories"), InformationCategory::of),
                CodeList.read(row.getString("sensitivities"), code -> Restriction.of(code)
                        .orElseThrow()),
                LocalDate.parse(row.getString("share_until")));
    }
}
