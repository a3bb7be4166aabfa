package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.spi.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who sits here and whose papers are on the table. What the pages read and write they read and write for that person,
 * through the same gate as an app.
 */
@Component
class SignedInUser {

    private static final String READING = ".rs";
    private static final Set<String> SCOPES = Set.of(
            "user/Consent.cruds",
            "user/Patient.rs",
            "user/RelatedPerson.rs",
            "user/Organization.rs",
            "user/Group.rs",
            "user/Practitioner.rs");

    private static final int MOST_RECORDS = 50;
    private static final String RECORDS = SignedInUser.class.getName();

    private final SignedIn signedIn;
    private final Acting acting;
    private final Family family;
    private final HttpServletRequest request;

    SignedInUser(SignedIn signedIn, Acting acting, Family family, HttpServletRequest request) {
        this.signedIn = signedIn;
        this.acting = acting;
        this.family = family;
        this.request = request;
    }

    Account account() {
        return signedIn.viewer().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Caller caller() {
        return caller(Set.of());
    }

    /** Who may also read, add and change records of these types. */
    Caller caller(Set<String> types) {
        return with(types, ".crus");
    }

    /** Who may also delete; what may be deleted the gate decides. */
    Caller eraser(Set<String> types) {
        return with(types, ".cruds");
    }

    /**
     * What the pages may do for who sits here. This is the one place where a remembered device is told apart from somebody
     * who has signed in: its scopes let the gate permit nothing but reading, whatever a page asks for.
     */
    static Set<String> scopes(Set<String> types, String rights, boolean isRemembered) {
        var scopes = new HashSet<>(SCOPES);
        types.forEach(type -> scopes.add("user/" + type + rights));
        return isRemembered
                ? scopes.stream()
                        .map(scope -> scope.substring(0, scope.indexOf('.')) + READING)
                        .collect(Collectors.toSet())
                : scopes;
    }

    private Caller with(Set<String> types, String rights) {
        var scopes = scopes(types, rights, signedIn.isRemembered());
        var account = account();
        var behalf = new Delegation(
                account.id(),
                account.links(),
                signedIn.byTwoFactors(),
                true,
                Set.of(),
                EnumSet.allOf(InformationCategory.class));
        return new Caller(Caller.PAGES, scopes, behalf);
    }

    /** Who may read records of these types; writing is for pages that say so. */
    Caller reader(Set<String> types) {
        return with(types, READING);
    }

    /** Whoever administers the server, as which they open no record; not found for anybody else. */
    Caller administrator() {
        demand(Account.Kind.ADMIN);
        var scopes = new HashSet<>(Set.of("user/Organization.rs", "user/Practitioner.rs"));
        if (signedIn.byTwoFactors()) {
            scopes.add(Caller.ADMINISTRATION);
        }
        var account = account();
        return new Caller(
                Caller.PAGES,
                scopes,
                new Delegation(account.id(), account.links(), signedIn.byTwoFactors(), true, Set.of(), Set.of()));
    }

    /** Not found for an account of another kind. */
    void demand(Account.Kind kind) {
        if (account().kind() != kind) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** Themselves first, then those they act for: whose sharing may be changed here. */
    List<ViewedRecord> people() {
        return records().stream().filter(ViewedRecord::isActedFor).toList();
    }

    /**
     * The records that can be opened from every page: their own, those of people they act for, and those that their
     * family shows them; looked up once for a page. Whom somebody sees at their work stands on their desk.
     */
    List<ViewedRecord> records() {
        if (request.getAttribute(RECORDS) instanceof Records known) {
            return known.list();
        }
        var found = new Records(find());
        request.setAttribute(RECORDS, found);
        return found.list();
    }

    private record Records(List<ViewedRecord> list) {}

    private List<ViewedRecord> find() {
        var links = account().links().stream()
                .filter(link -> link.startsWith("Patient/") || link.startsWith("RelatedPerson/"))
                .collect(Collectors.toSet());
        return acting.reaches(links).entrySet().stream()
                .map(one -> record(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(ViewedRecord::relationship).thenComparing(ViewedRecord::name))
                .limit(MOST_RECORDS)
                .toList();
    }

    /** What they are called: to be offered in a list is no look at a record, and the access log tells none. */
    private ViewedRecord record(PersonId person, Relationship relationship) {
        return new ViewedRecord(person.value(), family.nameOf(person), relationship);
    }

    /** The person whose id was given, or the first; not found for whoever is nobody's to act for. */
    ViewedRecord person(String wanted) {
        return people().stream()
                .filter(one -> wanted.isEmpty() || one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * The record that a page is to show: of the person whose id was given, if they may open it, or the first. What of it
     * they see the gate decides.
     */
    ViewedRecord record(String wanted) {
        return viewed(wanted).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The same, or empty. */
    Optional<ViewedRecord> viewed(String wanted) {
        var known = records().stream()
                .filter(one -> wanted.isEmpty() || one.id().equals(wanted))
                .findFirst();
        return known.isPresent() || wanted.isEmpty()
                ? known
                : PersonId.read(wanted)
                        .flatMap(person -> acting.reaches(account().links(), person)
                                .map(relationship -> record(person, relationship)));
    }

    /** The reference as which this account signs for a person. */
    String signs(PersonId person) {
        return family.signer(person, account().links());
    }

    /** Where to go first when two factors are needed and one was given. */
    Optional<String> stepUp() {
        return stepUp("/share");
    }

    /** @param back where to go on after a form that was sent too early */
    Optional<String> stepUp(String back) {
        if (signedIn.byTwoFactors()) {
            return Optional.empty();
        }
        if (request.getMethod().equals("GET")) {
            SignedIn.rememberWhere(request);
        } else {
            SignedIn.rememberWhere(request, back);
        }
        return Optional.of("redirect:/second-factor");
    }
}
