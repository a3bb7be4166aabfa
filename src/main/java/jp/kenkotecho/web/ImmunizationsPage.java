package jp.kenkotecho.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /immunizations}: what was given, by vaccine. What is due next is said by no record: there is no schedule here
 * until one of a municipality is.
 */
@Controller
class ImmunizationsPage {

    private static final Set<String> TYPES = Set.of("Immunization");

    /** More than anybody is given in a life. */
    private static final int MOST = 300;

    private final SignedInUser signedInUser;
    private final RecordStore store;

    ImmunizationsPage(SignedInUser signedInUser, RecordStore store) {
        this.signedInUser = signedInUser;
        this.store = store;
    }

    /** A vaccine, and what was given of it, newest first. */
    record Vaccine(String name, List<Dose> doses) {}

    /**
     * One dose; what is not told is empty.
     *
     * @param day as FHIR writes it, as exactly as it is known
     * @param number 1, or as a municipality writes it: 1期追加
     * @param place where, or whose record it is
     * @param notGiven why it was not given
     */
    record Dose(String day, String number, String lot, String maker, String place, boolean isGiven, String notGiven) {}

    @GetMapping("/immunizations")
    String immunizations(@RequestParam(defaultValue = "") String person, Model page) {
        var whose = signedInUser.record(person);
        var query = RecordQuery.of(Immunization.class, new PersonId(whose.id()))
                .newestFirst("date")
                .first(MOST);
        var told = store.search(signedInUser.reader(TYPES), query).stream()
                .filter(one -> one.getStatus() != ImmunizationStatus.ENTEREDINERROR)
                .toList();
        var vaccines = new LinkedHashMap<String, List<Dose>>();
        told.forEach(one ->
                vaccines.computeIfAbsent(name(one), name -> new ArrayList<>()).add(dose(one)));
        page.addAttribute("whose", whose);
        page.addAttribute(
                "given", told.stream().filter(ImmunizationsPage::isGiven).count());
        page.addAttribute(
                "vaccines",
                vaccines.entrySet().stream()
                        .map(one -> new Vaccine(one.getKey(), one.getValue()))
                        .toList());
        return "web/immunizations";
    }

    private static boolean isGiven(Immunization one) {
        return one.getStatus() == ImmunizationStatus.COMPLETED;
    }

    private static String name(Immunization one) {
        return Stream.concat(
                        Stream.ofNullable(one.getVaccineCode().getText()),
                        one.getVaccineCode().getCoding().stream()
                                .flatMap(coding -> Stream.of(coding.getDisplay(), coding.getCode())
                                        .filter(text -> text != null)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("—");
    }

    private static Dose dose(Immunization one) {
        var day = one.getOccurrence() instanceof DateTimeType when && when.hasValue()
                ? when.getValueAsString()
                : text(one.getOccurrence() == null ? "" : one.getOccurrence().primitiveValue());
        return new Dose(
                day.length() > 10 ? day.substring(0, 10) : day,
                number(one),
                text(one.getLotNumber()),
                text(one.getManufacturer().getDisplay()),
                place(one),
                isGiven(one),
                text(one.getStatusReason().getText()));
    }

    private static String number(Immunization one) {
        var protocol = one.getProtocolAppliedFirstRep();
        return Stream.of(
                        text(protocol.getSeries()),
                        protocol.getDoseNumber() == null
                                ? ""
                                : text(protocol.getDoseNumber().primitiveValue()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String place(Immunization one) {
        return one.getPerformer().stream()
                .map(performer -> text(performer.getActor().getDisplay()))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> text(one.getReportOrigin().getText()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
