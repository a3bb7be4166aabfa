package jp.kenkotecho.web;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.CategoryLabels;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/** The files that lie in a record, and what was answered to questionnaires. */
@Component
class Papers {

    static final Set<String> TYPES = Set.of("DocumentReference", "QuestionnaireResponse");

    /** Each is read with all its bytes. */
    private static final int MOST = 20;

    private static final int MOST_ANSWERS = 60;

    /** What a file is called and sent as; anything else is bytes that no browser opens by itself. */
    private static final Map<String, String> ENDINGS = Map.of(
            "text/plain", "txt",
            "text/csv", "csv",
            "text/xml", "xml",
            "application/xml", "xml",
            "application/json", "json",
            "application/pdf", "pdf",
            "application/zip", "zip",
            "image/jpeg", "jpg",
            "image/png", "png");

    private final RecordStore store;

    Papers(RecordStore store) {
        this.store = store;
    }

    /**
     * A document.
     *
     * @param date when it was made, if that is said
     * @param category by which it is shared
     * @param parts the parts that can be taken, by their place
     */
    record Paper(String id, String title, List<Instant> date, List<Text> category, List<Integer> parts) {}

    /** A file as it is given away. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(String name, String type, byte[] content) {}

    /**
     * A questionnaire that was answered.
     *
     * @param key of a questionnaire of ours, the end of its address; else empty
     * @param authored as FHIR has it
     */
    record Answered(String key, String authored, List<Answer> answers) {}

    /** @param question its text, or the key of one of ours */
    record Answer(String question, String answer) {}

    List<Paper> files(Caller caller, PersonId person) {
        var query = RecordQuery.of(DocumentReference.class, person)
                .newestFirst("_lastUpdated")
                .first(MOST);
        return store.search(caller, query).stream()
                .filter(one -> one.getStatus() != null && one.getStatus() != DocumentReferenceStatus.ENTEREDINERROR)
                .map(Papers::paper)
                .toList();
    }

    /** A part of a document in this person's record. */
    Optional<Given> file(Caller caller, PersonId person, String id, int part) {
        return PersonId.read(id)
                .flatMap(known -> store.read(caller, DocumentReference.class, known.value()))
                .filter(one ->
                        ("Patient/" + person.value()).equals(one.getSubject().getReference()))
                .filter(one -> part >= 0 && part < one.getContent().size())
                .map(one -> one.getContent().get(part).getAttachment())
                .filter(Attachment::hasData)
                .map(attachment -> given(attachment, part));
    }

    private static Given given(Attachment attachment, int part) {
        var type = String.valueOf(attachment.getContentType())
                .replaceAll(";.*", "")
                .strip();
        var ending = ENDINGS.get(type);
        return new Given(
                "document-" + (part + 1) + (ending == null ? ".bin" : "." + ending),
                ending == null ? "application/octet-stream" : type,
                attachment.getData());
    }

    private static Paper paper(DocumentReference document) {
        var title = Stream.of(
                        document.getDescription(),
                        document.getType().getText(),
                        document.getContentFirstRep().getAttachment().getTitle(),
                        document.getType().getCodingFirstRep().getDisplay())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse("");
        return new Paper(
                document.getIdElement().getIdPart(),
                title,
                Stream.ofNullable(document.getDate()).map(Date::toInstant).toList(),
                category(document),
                IntStream.range(0, document.getContent().size())
                        .filter(at ->
                                document.getContent().get(at).getAttachment().hasData())
                        .boxed()
                        .toList());
    }

    private static List<Text> category(DocumentReference document) {
        return CategoryLabels.labelled(document).map(InformationCategory::display).stream()
                .toList();
    }

    List<Answered> answers(Caller caller, PersonId person) {
        var query = RecordQuery.of(QuestionnaireResponse.class, person)
                .newestFirst("_lastUpdated")
                .first(MOST);
        return store.search(caller, query).stream()
                .map(one -> new Answered(
                        key(String.valueOf(one.getQuestionnaire())),
                        one.getAuthoredElement().hasValue()
                                ? one.getAuthoredElement().getValueAsString()
                                : "",
                        one.getItem().stream()
                                .flatMap(Papers::all)
                                .filter(QuestionnaireResponseItemComponent::hasAnswer)
                                .limit(MOST_ANSWERS)
                                .map(Papers::answer)
                                .toList()))
                .toList();
    }

    private static String key(String questionnaire) {
        var ours = Canonical.BASE + "/Questionnaire/";
        return questionnaire.startsWith(ours)
                ? questionnaire.substring(ours.length()).replaceAll("[|].*", "")
                : "";
    }

    private static Stream<QuestionnaireResponseItemComponent> all(QuestionnaireResponseItemComponent item) {
        return Stream.concat(Stream.of(item), item.getItem().stream().flatMap(Papers::all));
    }

    private static Answer answer(QuestionnaireResponseItemComponent item) {
        var question = item.getTextElement().hasValue() ? item.getText() : String.valueOf(item.getLinkId());
        var answers = item.getAnswer().stream()
                .map(one -> words(one.getValue()))
                .filter(text -> !text.isBlank())
                .toList();
        return new Answer(question, String.join("、", answers));
    }

    private static String words(Type value) {
        if (value instanceof Coding coding) {
            return coding.getDisplayElement().hasValue() ? coding.getDisplay() : String.valueOf(coding.getCode());
        }
        if (value instanceof Quantity quantity) {
            return quantity.getValue() + " " + (quantity.getUnit() == null ? "" : quantity.getUnit());
        }
        if (value instanceof BooleanType yes) {
            return yes.booleanValue() ? "✓" : "－";
        }
        return value instanceof PrimitiveType<?> primitive ? String.valueOf(primitive.getValueAsString()) : "";
    }
}
