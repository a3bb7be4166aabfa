package jp.kenkotecho.sharing.pages;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.ShownName;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.sharing.notices.Addresses;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account/notices}: the newest messages in the record, and whether a mail tells of new ones. */
@Controller
class NoticesPage {

    private static final String SERVER = "server";
    private static final int MOST = 50;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String PAGE = "sharing/pages/notices";

    private final Desk desk;
    private final RecordStore store;
    private final Addresses addresses;

    NoticesPage(Desk desk, RecordStore store, Addresses addresses) {
        this.desk = desk;
        this.store = store;
        this.addresses = addresses;
    }

    /**
     * A message.
     *
     * @param kind {@code server}, {@code person}, {@code bearer} of a link, or {@code other} with a name
     */
    record Line(OffsetDateTime at, String kind, String name, List<String> texts) {

        /** The server says everything twice, in Japanese and in English. */
        public List<String> in(String language) {
            if (!kind.equals(SERVER) || texts.size() < 2) {
                return texts;
            }
            return List.of(texts.get(language.equals("en") ? 1 : 0));
        }
    }

    @GetMapping("/account/notices")
    String notices(@RequestParam(defaultValue = "") String person, Model page) {
        var people = desk.people();
        page.addAttribute("people", people);
        page.addAttribute("standing", addresses.of(desk.account().id()).orElse(null));
        page.addAttribute("open", addresses.areOpen());
        if (people.isEmpty()) {
            page.addAttribute("lines", List.of());
            return PAGE;
        }
        var whose = desk.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("lines", lines(whose.id()));
        return PAGE;
    }

    @PostMapping("/account/notices/address")
    String address(@RequestParam String address, Locale locale, Model page) {
        return changed(page, account -> addresses.ask(account, address, locale));
    }

    @PostMapping("/account/notices/code")
    String code(@RequestParam String code, Model page) {
        return changed(page, account -> addresses.confirm(account, code));
    }

    @PostMapping("/account/notices/stop")
    String stop(Model page) {
        return changed(page, addresses::remove);
    }

    private String changed(Model page, Consumer<String> change) {
        return desk.stepUp("/account/notices").orElseGet(() -> {
            try {
                change.accept(desk.account().id());
                return "redirect:/account/notices";
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return notices("", page);
            }
        });
    }

    private List<Line> lines(String person) {
        var caller = desk.caller(Set.of("Communication"));
        var query = "patient=Patient/" + person + "&_sort=-sent&_count=" + MOST;
        return store.search(caller, Communication.class, query).stream()
                .filter(Communication::hasSent)
                .map(one -> line(one, person, caller))
                .toList();
    }

    private Line line(Communication message, String person, Caller caller) {
        var sender = message.getSender().getReferenceElement();
        var kind = !sender.hasIdPart() ? SERVER : kind(sender, person);
        var name = Optional.ofNullable(message.getSender().getDisplay()).orElseGet(() -> name(sender, caller));
        return new Line(OffsetDateTime.ofInstant(message.getSent().toInstant(), JAPAN), kind, name, texts(message));
    }

    private static String kind(IIdType sender, String person) {
        if (sender.getIdPart().equals(person)) {
            return "person";
        }
        return "Device".equals(sender.getResourceType()) ? "bearer" : "other";
    }

    private String name(IIdType sender, Caller caller) {
        var id = new IdType(sender.getValue());
        return switch (String.valueOf(id.getResourceType())) {
            case "Practitioner" ->
                store.read(caller, Practitioner.class, id.getIdPart())
                        .map(one -> ShownName.of(one.getNameFirstRep()))
                        .orElse("");
            case "Organization" ->
                store.read(caller, Organization.class, id.getIdPart())
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
