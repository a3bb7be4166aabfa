package jp.kenkotecho.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Accounts;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /admin/proxies}: the office that has seen the papers (戸籍, 登記事項証明書) writes down that somebody acts for
 * a person. Who may call it: a token with the scope {@code admin}.
 */
@RestController
class ProxiesApi {

    private static final Set<String> RELATIONSHIPS = Set.of("MTH", "FTH", "PRN", "GUARD");

    private final Family family;
    private final Accounts accounts;
    private final Relatives relatives;
    private final ApplicationEventPublisher events;

    ProxiesApi(Family family, Accounts accounts, Relatives relatives, ApplicationEventPublisher events) {
        this.family = family;
        this.accounts = accounts;
        this.relatives = relatives;
        this.events = events;
    }

    /**
     * Who acts for whom.
     *
     * @param person the id of the Patient
     * @param username of the account that will act
     * @param relationship HL7 v3-RoleCode: MTH, FTH, PRN, GUARD
     * @param until the last day; may be left out for a minor, for whom it is the day before majority
     */
    record Wanted(
            @Nullable String person,
            @Nullable String username,
            @Nullable String relationship,
            @Nullable String until) {}

    @PostMapping("/admin/proxies")
    ResponseEntity<Map<String, String>> appoint(@RequestBody Wanted wanted) {
        var person =
                Optional.ofNullable(wanted.person()).flatMap(PersonId::read).filter(family::isThere);
        var account = Optional.ofNullable(wanted.username()).flatMap(accounts::called);
        if (person.isEmpty() || account.isEmpty()) {
            return refuse(HttpStatus.NOT_FOUND, person.isEmpty() ? "no_such_person" : "no_such_account");
        }
        if (wanted.relationship() == null || !RELATIONSHIPS.contains(wanted.relationship())) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "invalid_relationship");
        }
        if (account.get().links().contains("Patient/" + person.get().value())) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "same_person");
        }
        return appoint(person.get(), account.get(), wanted.relationship(), wanted.until());
    }

    private ResponseEntity<Map<String, String>> appoint(
            PersonId person, Account account, String relationship, @Nullable String until) {
        Optional<LocalDate> end;
        try {
            end = Optional.ofNullable(until).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "invalid_until");
        }
        var relative = relatives.appoint(person, account, relationship, end);
        if (relative.isEmpty()) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "until_needed");
        }
        events.publishEvent(new SecurityEvent(What.GRANT_GIVEN, account.id(), "proxy"));
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("relatedPerson", relative.get()));
    }

    private static ResponseEntity<Map<String, String>> refuse(HttpStatus status, String error) {
        return ResponseEntity.status(status).body(Map.of("error", error));
    }
}
