package jp.kenkotecho.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import jp.kenkotecho.access.Received;
import jp.kenkotecho.notification.Addresses;
import jp.kenkotecho.profile.Canonical;
import jp.kenkotecho.profile.Notice;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /messages}: the newest messages in the record, and whether a mail tells of new ones. */
@Controller
class NoticesPage {

    private static final String SERVER = "server";
    private static final int MOST = 50;
    private static final String PAGE = "web/notices";

    private final SignedInUser signedInUser;
    private final RecordStore store;
    private final Received received;
    private final Addresses addresses;
    private final Clock clock;

    NoticesPage(SignedInUser signedInUser, RecordStore store, Received received, Addresses addresses, Clock clock) {
        this.signedInUser = signedInUser;
        this.store = store;
        this.received = received;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * A message.
     *
     * @param kind {@code server}, {@code person}, {@code bearer} of a link, {@code unsaid} where nothing tells, or
     *     {@code other} with a name
     * @param unread whether nobody had seen it before
     */
    record Line(OffsetDateTime at, String kind, String name, List<String> texts, boolean unread) {

        /** The server says everything twice, in Japanese and in English. */
        public List<String> in(String language) {
            if (!kind.equals(SERVER) || texts.size() < 2) {
                return texts;
            }
            return List.of(texts.get(language.equals("en") ? 1 : 0));
        }
    }

    @GetMapping("/messages")
    String notices(@RequestParam(defaultValue = "") String person, Model page) {
        var people = signedInUser.people();
        page.addAttribute("standing", addresses.of(signedInUser.account().id()).orElse(null));
        page.addAttribute("open", addresses.areOpen());
        if (people.isEmpty()) {
            page.addAttribute("lines", List.of());
            return PAGE;
        }
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("lines", lines(whose.id()));
        return PAGE;
    }

    @PostMapping("/messages/address")
    String address(@RequestParam String address, Locale locale, Model page) {
        return changed(page, account -> addresses.ask(account, address, locale));
    }

    @PostMapping("/messages/code")
    String code(@RequestParam String code, Model page) {
        return changed(page, account -> addresses.confirm(account, code));
    }

    @PostMapping("/messages/stop")
    String stop(Model page) {
        return changed(page, addresses::remove);
    }

    private String changed(Model page, Consumer<String> change) {
        return signedInUser.stepUp("/messages").orElseGet(() -> {
            try {
                change.accept(signedInUser.account().id());
                return "redirect:/messages";
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return notices("", page);
            }
        });
    }

    private List<Line> lines(String person) {
        var caller = signedInUser.caller(Set.of("Communication"));
        var query = RecordQuery.of(Communication.class, new PersonId(person))
                .newestFirst("_lastUpdated")
                .first(MOST);
        var messages = store.search(caller, query);
        var lines = messages.stream()
                .map(one -> line(one, caller))
                .sorted(Comparator.comparing(Line::at).reversed())
                .toList();
        received.seen(caller, messages);
        return lines;
    }

    private Line line(Communication message, Caller caller) {
        var at = message.getSentElement().hasValue()
                ? message.getSent()
                : message.getMeta().getLastUpdated();
        var sender = new IdType(message.getSender().getReference());
        return new Line(
                OffsetDateTime.ofInstant(at.toInstant(), clock.getZone()),
                kind(message, sender),
                name(message, sender, caller),
                texts(message),
                Received.isUnread(message));
    }

    /**
     * The kind of the sender. What people's apps write here without one is the person's, or of who acts for them:
     * everybody else has to sign. Backend services may leave it out.
     */
    private static String kind(Communication message, IdType sender) {
        if (Notice.isOne(message)) {
            return SERVER;
        }
        return switch (String.valueOf(sender.getResourceType())) {
            case "Patient" -> "person";
            case "null" -> message.hasSender() ? "other" : unsigned(message);
            case "Device" -> "bearer";
            default -> "other";
        };
    }

    private static String unsigned(Communication message) {
        var isByApp = String.valueOf(message.getMeta().getSource()).startsWith(Canonical.ID + "client/");
        return isByApp ? "person" : "unsaid";
    }

    /** The name as the record has it: a message's own name for its sender is the sender's word, for a bearer alone. */
    private String name(Communication message, IdType sender, Caller caller) {
        var id = String.valueOf(sender.getIdPart());
        return switch (String.valueOf(sender.getResourceType())) {
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
            case "Device" -> String.valueOf(message.getSender().getDisplay());
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
