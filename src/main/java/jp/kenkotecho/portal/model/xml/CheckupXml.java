package jp.kenkotecho.portal.model.xml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.checkup.model.CheckupFinding;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.portal.model.xml.Xml.Element;
import jp.kenkotecho.record.Problem;

/** 特定健診情報ファイル: a report as HL7 CDA R2 ({@code hc08_V08.xsd} and its forerunners). */
public final class CheckupXml {

    static final String NAMESPACE = "urn:hl7-org:v3";

    private static final String OID = "1.2.392.200119.6.";
    private static final Set<String> INSURANCE = Set.of(OID + "101", OID + "204", OID + "205", OID + "211");

    private final Element document;
    private final List<Problem> notes = new ArrayList<>();

    private CheckupXml(Element document) {
        this.document = document;
    }

    public static boolean is(Element root) {
        return root.namespace().equals(NAMESPACE) && root.name().equals("ClinicalDocument");
    }

    /** The report; the problem when it cannot be one, or says no day. */
    public static MynaFile read(Element root) {
        return new CheckupXml(root).report();
    }

    private MynaFile report() {
        var kind = document.at("code", "code");
        var refused = CheckupFile.withoutResults(kind);
        if (refused.isPresent()) {
            return refused.get();
        }
        var event = document.first("documentationOf", "serviceEvent");
        var day = event.map(one -> one.at("value", "effectiveTime"))
                .flatMap(CheckupXml::day)
                .or(() -> event.flatMap(one -> day(one.at("value", "effectiveTime", "low"))));
        if (day.isEmpty()) {
            return MynaFile.refused(
                    Problem.Kind.MALFORMED,
                    "受診日が読み取れません。",
                    "The day of the check-up (serviceEvent/effectiveTime) cannot be read.");
        }
        var file = new CheckupFile(
                kind,
                event.map(one -> one.at("code", "code")).orElse(""),
                day.get(),
                day(document.at("value", "effectiveTime")),
                subject(),
                provider(event),
                findings(),
                notes);
        return MynaFile.Checkups.one(file);
    }

    private Subject subject() {
        var role = document.first("recordTarget", "patientRole");
        var patient = role.flatMap(one -> one.first("patient"));
        var insurance = role.stream()
                .flatMap(one -> one.all("id"))
                .filter(id -> INSURANCE.contains(id.at("root")))
                .map(id -> id.at("extension"))
                .toList();
        return new Subject(
                patient.flatMap(one -> one.first("name"))
                        .map(CheckupXml::allText)
                        .orElse(""),
                patient.map(one -> one.at("code", "administrativeGenderCode")).orElse(""),
                patient.flatMap(one -> day(one.at("value", "birthTime"))),
                insurance);
    }

    static String allText(Element element) {
        return element.deep()
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .reduce("", (one, other) -> one + other);
    }

    private static Performer provider(Optional<Element> event) {
        return event.flatMap(one -> one.first("performer", "assignedEntity", "representedOrganization"))
                .map(organization -> new Performer(
                        organization
                                .all("id")
                                .filter(id -> id.at("root").equals(OID + "102"))
                                .map(id -> id.at("extension"))
                                .findFirst()
                                .orElse(""),
                        organization.first("name").map(Element::text).orElse("")))
                .orElse(Performer.NONE);
    }

    /** The findings at any depth, each code with its value once. */
    private List<CheckupFinding> findings() {
        var findings = new LinkedHashMap<String, CheckupFinding>();
        var body = document.first("component", "structuredBody");
        var sections = body.stream()
                .flatMap(one -> one.all("component"))
                .flatMap(component -> component.all("section"))
                .toList();
        for (var section : sections) {
            var code = section.at("code", "code");
            section.deep()
                    .filter(element -> element.name().equals("observation"))
                    .filter(observation -> !observation.at("code", "code").isEmpty())
                    .flatMap(observation -> finding(new CdaObservation(observation), code).stream())
                    .forEach(finding ->
                            findings.putIfAbsent(finding.system() + finding.code() + finding.value(), finding));
        }
        return List.copyOf(findings.values());
    }

    private Optional<CheckupFinding> finding(CdaObservation observation, String section) {
        if (!observation.counts()) {
            notes.add(CheckupFile.NOT_FINAL.at(observation.path()));
            return Optional.empty();
        }
        var finding = observation.finding(section);
        if (finding.isEmpty()) {
            notes.add(Problem.of(
                            Problem.Kind.LEFT_OUT,
                            "値のない項目、または読めない値の項目を取り込みませんでした。",
                            "An item without a value, or with one that cannot be read, was left out.")
                    .at(observation.path()));
        }
        return finding;
    }

    static Optional<LocalDate> day(String text) {
        if (text.length() < 8 || text.startsWith("9999")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    static Stream<String> insuranceRoots() {
        return INSURANCE.stream();
    }
}
