package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.consent.Family;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.SignedIn;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Delegation;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Acting;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who sits here and whose papers are on the table. What the pages read and write they read and write for that person,
 * through the same gate as an app.
 */
@Component
class SignedInUser {

    private static final Set<String> SCOPES = Set.of(
            "user/Consent.cruds",
            "user/Patient.rs",
            "user/RelatedPerson.rs",
            "user/Organization.rs",
            "user/Group.rs",
            "user/Practitioner.rs");

    private static final String PEOPLE = SignedInUser.class.getName();

    private final SignedIn signedIn;
    private final Acting acting;
    private final RecordStore store;
    private final Family family;
    private final HttpServletRequest request;

    SignedInUser(SignedIn signedIn, Acting acting, RecordStore store, Family family, HttpServletRequest request) {
        this.signedIn = signedIn;
        this.acting = acting;
        this.store = store;
        this.family = family;
        this.request = request;
    }

    /** Somebody whose sharing may be changed here. */
    record Person(String id, String name, boolean self) {}

    Account account() {
        return signedIn.account().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Caller caller() {
        return caller(Set.of());
    }

    /** Who may also read, add and change records of these types. */
    Caller caller(Set<String> types) {
        var scopes = new HashSet<>(SCOPES);
        types.forEach(type -> scopes.add("user/" + type + ".crus"));
        var account = account();
        var behalf = new Delegation(
                account.id(),
                account.links(),
                signedIn.byTwoFactors(),
                true,
                Set.of(),
                EnumSet.allOf(InformationCategory.class));
        return new Caller("sharing-pages", scopes, behalf);
    }

    /** Themselves first, then those they act for; looked up once for a page. */
    List<Person> people() {
        if (request.getAttribute(PEOPLE) instanceof People known) {
            return known.list();
        }
        var found = new People(find());
        request.setAttribute(PEOPLE, found);
        return found.list();
    }

    private record People(List<Person> list) {}

    private List<Person> find() {
        var links = account().links();
        var caller = caller();
        return acting.actsFor(links).stream()
                .flatMap(person -> store.read(caller, Patient.class, person.value()).stream())
                .map(patient -> person(patient, links))
                .sorted(Comparator.comparing(Person::self).reversed().thenComparing(Person::name))
                .toList();
    }

    /** The person whose id was given, or the first; not found for whoever is nobody's to act for. */
    Person person(String wanted) {
        return people().stream()
                .filter(one -> wanted.isEmpty() || one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The reference as which this account signs for a person. */
    String signs(PersonId person) {
        return family.signer(person, account().links());
    }

    /** Where to go first when two factors are needed and one was given. */
    Optional<String> stepUp() {
        return stepUp("/account/sharing");
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

    private static Person person(Patient patient, Set<String> links) {
        var id = patient.getIdElement().getIdPart();
        return new Person(id, ShownName.of(patient.getNameFirstRep()), links.contains("Patient/" + id));
    }
}
