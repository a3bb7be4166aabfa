package jp.kenkotecho.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import jp.kenkotecho.access.Cohorts;
import jp.kenkotecho.guidance.Worklists;
import jp.kenkotecho.guidance.Worklists.Line;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/worklist}: the morning's list of whoever works at an office or a clinic. */
@Controller
class WorklistPage {

    private static final int MOST = 200;
    private static final String PRACTITIONER = "Practitioner/";

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Worklists worklists;
    private final Cohorts cohorts;

    WorklistPage(SignedInUser signedInUser, RecordStore store, Worklists worklists, Cohorts cohorts) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.worklists = worklists;
        this.cohorts = cohorts;
    }

    /** The lines of what is to be done at one place. */
    record Place(String name, List<Line> lines) {}

    @GetMapping("/desk/worklist")
    String worklist(Model page) {
        return signedInUser.stepUp().orElseGet(() -> {
            var types = new HashSet<>(Worklists.TYPES);
            types.add("PractitionerRole");
            var caller = signedInUser.caller(types);
            if (signedInUser.account().kind() != Account.Kind.PROFESSIONAL) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            page.addAttribute("places", places(caller));
            return "web/worklist";
        });
    }

    /** Where the account works now. */
    private List<Place> places(Caller caller) {
        return signedInUser.account().links().stream()
                .filter(link -> link.startsWith(PRACTITIONER))
                .flatMap(link ->
                        store
                                .search(
                                        caller,
                                        RecordQuery.of(PractitionerRole.class).is("practitioner", link))
                                .stream())
                .map(role -> role.getOrganization().getReference())
                .filter(Objects::nonNull)
                .filter(office -> cohorts.worksAt(office, caller))
                .distinct()
                .sorted()
                .map(office -> new Place(nameOf(office, caller), worklists.lines(office, caller, MOST)))
                .toList();
    }

    private String nameOf(String office, Caller caller) {
        return store.read(caller, Organization.class, office.replace("Organization/", ""))
                .map(Organization::getName)
                .orElse("");
    }
}
