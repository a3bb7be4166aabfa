package jp.kenkotecho.web;

import java.util.List;
import java.util.Map;
import jp.kenkotecho.access.Headline;
import jp.kenkotecho.access.RecordRestrictions;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /share/records}: the newest records of a kind, each of which can be hidden, or shown again. */
@Controller
class RecordsPage {

    private static final int MOST = 100;

    /** What people hide one by one; whatever else they do by an app. */
    private static final Map<String, Class<? extends DomainResource>> TYPES = Map.of(
            "MedicationStatement", MedicationStatement.class,
            "MedicationDispense", MedicationDispense.class,
            "MedicationRequest", MedicationRequest.class,
            "Condition", Condition.class,
            "Encounter", Encounter.class,
            "AllergyIntolerance", AllergyIntolerance.class,
            "DiagnosticReport", DiagnosticReport.class,
            "Immunization", Immunization.class);

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final RecordRestrictions recordRestrictions;

    RecordsPage(SignedInUser signedInUser, RecordStore store, RecordRestrictions recordRestrictions) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.recordRestrictions = recordRestrictions;
    }

    /** One record: what it is about, and from whom it is hidden. */
    record Line(String id, String headline, String hidden) {}

    @GetMapping("/share/records")
    String records(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "MedicationStatement") String type,
            Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("type", type);
        page.addAttribute("types", TYPES.keySet().stream().sorted().toList());
        page.addAttribute("choices", List.of("nobody", "professionals", "family", "everybody"));
        page.addAttribute("lines", lines(signedInUser.caller(TYPES.keySet()), whose.id(), type));
        return "web/records";
    }

    private List<Line> lines(Caller caller, String person, String type) {
        var resources = TYPES.get(type);
        if (resources == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var query = RecordQuery.of(resources, new PersonId(person))
                .newestFirst("_lastUpdated")
                .first(MOST);
        return store.search(caller, query).stream()
                .map(one -> new Line(one.getIdElement().getIdPart(), Headline.of(one), RecordRestrictions.of(one)))
                .toList();
    }

    @PostMapping("/share/records")
    String hide(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String record,
            @RequestParam(defaultValue = "") String from) {
        var stepUp = signedInUser.stepUp();
        if (stepUp.isPresent()) {
            return stepUp.get();
        }
        var whose = signedInUser.person(person);
        if (!TYPES.containsKey(type)
                || !recordRestrictions.hide(signedInUser.caller(TYPES.keySet()), type, record, from)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/share/records?person=" + whose.id() + "&type=" + type;
    }
}
