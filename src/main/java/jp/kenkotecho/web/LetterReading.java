package jp.kenkotecho.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.access.Received;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** What was written to a person and by them, as letters: the newest first, the answers to each below it. */
@Component
class LetterReading {

    static final Set<String> TYPES = Set.of("Communication", "Composition");

    private static final int MOST = 100;
    private static final int MOST_NOTES = 20;

    private final RecordStore store;
    private final Received received;
    private final GuidanceLetters guidance;
    private final Clock clock;

    LetterReading(RecordStore store, Received received, GuidanceLetters guidance, Clock clock) {
        this.store = store;
        this.received = received;
        this.guidance = guidance;
        this.clock = clock;
    }

    /**
     * The letters of a record; those that are the caller's to read are read with this.
     *
     * @param reader in whose name what guidance left is read, which is nobody's to mark as read
     */
    List<Letter> of(Caller caller, Caller reader, PersonId person) {
        var messages = store.search(
                caller,
                RecordQuery.of(Communication.class, person)
                        .newestFirst("_lastUpdated")
                        .first(MOST));
        var letters = Stream.of(
                        threads(messages, caller).stream(), notes(person, caller), guidance.of(reader, person).stream())
                .flatMap(some -> some)
                .sorted(Comparator.comparing(LetterReading::latest).reversed())
                .toList();
        received.seen(caller, messages);
        return letters;
    }

    private static OffsetDateTime latest(Letter letter) {
        return letter.answers().isEmpty()
                ? letter.at()
                : letter.answers().get(letter.answers().size() - 1).at();
    }

    /** Each answer stands with the letter that began it, however deep; one whose letter is not among these for itself. */
    private List<Letter> threads(List<Communication> messages, Caller caller) {
        var known = new HashMap<String, Communication>();
        messages.forEach(one -> known.put(address(one), one));
        var answers = new HashMap<String, List<Letter>>();
        var roots = new ArrayList<Communication>();
        for (var one : messages) {
            var root = root(one, known);
            if (root.equals(address(one))) {
                roots.add(one);
            } else {
                answers.computeIfAbsent(root, key -> new ArrayList<>()).add(letter(one, caller, List.of()));
            }
        }
        answers.values().forEach(list -> list.sort(Comparator.comparing(Letter::at)));
        return roots.stream()
                .map(one -> letter(one, caller, answers.getOrDefault(address(one), List.of())))
                .toList();
    }

    private static String root(Communication message, Map<String, Communication> known) {
        var seen = new HashSet<String>();
        var at = message;
        while (seen.add(address(at))) {
            var before = at.getInResponseTo().stream()
                    .flatMap(reference -> Stream.ofNullable(known.get(String.valueOf(reference.getReference()))))
                    .findFirst();
            if (before.isEmpty()) {
                return address(at);
            }
            at = before.get();
        }
        // They answer each other in a circle.
        return address(message);
    }

    private static String address(Communication message) {
        return "Communication/" + message.getIdElement().getIdPart();
    }

    private Letter letter(Communication message, Caller caller, List<Letter> answers) {
        var at = message.getSentElement().hasValue()
                ? message.getSent()
                : message.getMeta().getLastUpdated();
        var sender = new IdType(message.getSender().getReference());
        return new Letter(
                message.getIdElement().getIdPart(),
                OffsetDateTime.ofInstant(at.toInstant(), clock.getZone()),
                kind(message, sender),
                name(message, sender, caller),
                texts(message),
                List.of(),
                Received.isUnread(message),
                answers);
    }

    /** Notes that clinicians left as documents: their sections in plain text. */
    private Stream<Letter> notes(PersonId person, Caller caller) {
        var query = RecordQuery.of(Composition.class, person)
                .newestFirst("_lastUpdated")
                .first(MOST_NOTES);
        return store.search(caller, query).stream().map(note -> {
            var author = new IdType(note.getAuthorFirstRep().getReference());
            var at = note.getDateElement().hasValue()
                    ? note.getDate()
                    : note.getMeta().getLastUpdated();
            return new Letter(
                    "",
                    OffsetDateTime.ofInstant(at.toInstant(), clock.getZone()),
                    Letter.OTHER,
                    name(author, caller),
                    Stream.concat(
                                    Stream.ofNullable(note.getTitle()),
                                    note.getSection().stream()
                                            .filter(section -> section.getText().hasDiv())
                                            .map(section ->
                                                    section.getText().getDiv().allText()))
                            .map(text -> String.valueOf(text).strip())
                            .filter(text -> !text.isEmpty())
                            .distinct()
                            .toList(),
                    List.of(),
                    false,
                    List.of());
        });
    }

    /**
     * The kind of the sender. What people's apps write here without one is the person's, or of who acts for them:
     * everybody else has to sign. Backend services may leave it out.
     */
    private static String kind(Communication message, IdType sender) {
        if (Notice.isOne(message)) {
            return Letter.SERVER;
        }
        return switch (String.valueOf(sender.getResourceType())) {
            case "Patient" -> "person";
            case "null" -> message.hasSender() ? Letter.OTHER : unsigned(message);
            case "Device" -> "bearer";
            default -> Letter.OTHER;
        };
    }

    private static String unsigned(Communication message) {
        var isByApp = String.valueOf(message.getMeta().getSource()).startsWith(Canonical.ID + "client/");
        return isByApp ? "person" : "unsaid";
    }

    /** The name as the record has it: a message's own name for its sender is the sender's word, for a bearer alone. */
    private String name(Communication message, IdType sender, Caller caller) {
        return "Device".equals(sender.getResourceType())
                ? String.valueOf(message.getSender().getDisplay())
                : name(sender, caller);
    }

    private String name(IdType who, Caller caller) {
        var id = String.valueOf(who.getIdPart());
        return switch (String.valueOf(who.getResourceType())) {
            case "Practitioner" ->
                store.read(caller, Practitioner.class, id)
                        .map(one -> ShownName.of(one.getNameFirstRep()))
                        .orElse("");
            case "RelatedPerson" ->
                store.read(caller, RelatedPerson.class, id)
                        .map(one -> ShownName.of(one.getNameFirstRep()))
                        .orElse("");
            case "Organization" ->
                store.read(caller, Organization.class, id)
                        .map(Organization::getName)
                        .orElse("");
            default -> "";
        };
    }

    private static List<String> texts(Communication message) {
        return message.getPayload().stream()
                .map(CommunicationPayloadComponent::getContent)
                .filter(StringType.class::isInstance)
                .map(content -> ((StringType) content).getValue())
                .toList();
    }
}
