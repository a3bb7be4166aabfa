package jp.kenkotecho.it;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A sharing Consent as an app would write it: for a week, to be changed as a test needs. */
public final class ConsentText {

    private final String patient;
    private final String actor;
    private String purpose;
    private String status = "active";
    private String id = "";
    private String right = "";
    private String start = day(-1);
    private String end = day(7);
    private List<String> labels = new ArrayList<>(List.of("medication", "daily-health", "medical"));
    private String performer;
    private String nested = "";
    private String type = "permit";
    private String scope = "patient-privacy";

    public ConsentText(String patient, String actor) {
        this.patient = patient;
        this.actor = actor;
        this.performer = "Patient/" + patient;
        this.purpose = actor.startsWith("RelatedPerson") ? "FAMRQT" : "TREAT";
    }

    public ConsentText sharing(String... codes) {
        labels = List.of(codes);
        return this;
    }

    public ConsentText purpose(String code) {
        purpose = code;
        return this;
    }

    public ConsentText status(String code) {
        status = code;
        return this;
    }

    public ConsentText id(String logicalId) {
        id = logicalId;
        return this;
    }

    public ConsentText right(String code) {
        right = code;
        return this;
    }

    public ConsentText period(String from, String until) {
        start = from;
        end = until;
        return this;
    }

    public ConsentText performer(String reference) {
        performer = reference;
        return this;
    }

    public ConsentText denial() {
        type = "deny";
        return this;
    }

    /** An exception: a denial of these labels. */
    public ConsentText butNot(String... codes) {
        nested = ",\"provision\":[{\"type\":\"deny\",\"securityLabel\":[" + labels(List.of(codes)) + "]}]";
        return this;
    }

    /** To a study, with its cohort. */
    public ConsentText research() {
        scope = "research";
        return purpose("HRESCH");
    }

    public static String day(int fromNow) {
        return LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(fromNow).toString();
    }

    public String text() {
        var category = right.isEmpty()
                ? ""
                : ",{\"coding\":[{\"system\":\"http://kenko-techo.jp/fhir/CodeSystem/sharing-right\",\"code\":\""
                        + right + "\"}]}";
        var purposes = type.equals("deny")
                ? ""
                : "\"purpose\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActReason\",\"code\":\""
                        + purpose + "\"}],";
        var actors = actor.isEmpty()
                ? ""
                : "\"actor\":[{\"role\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ParticipationType\",\"code\":\"IRCP\"}]},"
                        + "\"reference\":{\"reference\":\"" + actor + "\"}}],";
        return "{\"resourceType\":\"Consent\"" + (id.isEmpty() ? "" : ",\"id\":\"" + id + "\"") + ",\"status\":\""
                + status
                + "\",\"scope\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/consentscope\","
                + "\"code\":\"" + scope + "\"}]},\"category\":[{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":"
                + "\"59284-0\"}]}" + category + "],\"patient\":{\"reference\":\"Patient/" + patient
                + "\"},\"dateTime\":\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS)
                + "\",\"performer\":[{\"reference\":\"" + performer
                + "\"}],\"policy\":[{\"uri\":\"http://kenko-techo.jp/fhir/policy/sharing-1\"}],\"provision\":{\"type\":\""
                + type + "\",\"period\":{\"start\":\"" + start + "\",\"end\":\"" + end + "\"}," + actors + purposes
                + "\"securityLabel\":[" + labels(labels) + "]" + nested + "}}";
    }

    private static String labels(List<String> codes) {
        return codes.stream()
                .map(code -> "{\"system\":\""
                        + (code.equals(code.toUpperCase(Locale.ROOT))
                                ? "http://terminology.hl7.org/CodeSystem/v3-ActCode"
                                : "http://kenko-techo.jp/fhir/CodeSystem/information-category")
                        + "\",\"code\":\"" + code + "\"}")
                .collect(Collectors.joining(","));
    }
}
