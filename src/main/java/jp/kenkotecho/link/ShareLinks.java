package jp.kenkotecho.link;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.access.BearerSharing;
import jp.kenkotecho.access.Storing;
import jp.kenkotecho.crypto.Encryption;
import jp.kenkotecho.crypto.KeySettings;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.link.LinkTable.Row;
import jp.kenkotecho.link.fhir.LinkComment;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.summary.Summaries;
import jp.kenkotecho.visit.Briefs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * SMART Health Links of residents. A link's bearer is a Device in the record, with which the resident agrees by a Consent:
 * what a link shows is what the gate shows to that Device, and a Consent withdrawn is a link revoked. The content is drawn
 * up at each opening and is stored nowhere.
 */
@Component
public class ShareLinks {

    private static final Duration KEPT = Duration.ofDays(7);

    private final LinkTable table;
    private final BearerSharing sharing;
    private final Briefs briefs;
    private final Summaries summaries;
    private final Storing storing;
    private final Passcodes passcodes;
    private final FhirContext fhir;
    private final ObjectMapper json;
    private final Encryption encryption;
    private final Clock clock;
    private final String base;

    ShareLinks(
            LinkTable table,
            BearerSharing sharing,
            Briefs briefs,
            Summaries summaries,
            Storing storing,
            Passcodes passcodes,
            FhirContext fhir,
            ObjectMapper json,
            KeySettings keys,
            Clock clock,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.table = table;
        this.sharing = sharing;
        this.briefs = briefs;
        this.summaries = summaries;
        this.storing = storing;
        this.passcodes = passcodes;
        this.fhir = fhir;
        this.json = json;
        this.encryption = new Encryption(keys, "share link");
        this.clock = clock;
        this.base = baseUrl.replaceAll("/+$", "");
    }

    /**
     * A link as it is given out; this server cannot tell it again.
     *
     * @param link {@code https://…/read#shlink:/…}: any reader of SMART Health Links opens what follows the {@code #}
     */
    public record Given(String link, Instant until) {}

    /**
     * A link as its owner sees it.
     *
     * @param id by which it is ended
     */
    public record Standing(String id, String label, OffsetDateTime until, boolean passcode, boolean spent) {}

    /**
     * Makes a link, and with it the Consent.
     *
     * @throws Refusal when the caller may not agree to that
     */
    @Transactional
    public Given make(LinkWish wish, Caller caller) {
        wish.problem().ifPresent(why -> {
            throw new Refusal(why);
        });
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var until = now.plus(wish.lasting());
        var device = sharing.give(
                wish.person(),
                caller,
                until.atZone(clock.getZone()),
                wish.categories(),
                wish.sensitivities(),
                wish.comment());
        var handle = LinkCrypt.random();
        var key = LinkCrypt.random();
        table.add(new Row(
                Sha256.of(handle),
                wish.person(),
                device,
                encryption.encrypt(key),
                encryption.encrypt(wish.label()),
                wish.flags(),
                passcodes.kept(handle, wish.passcode()),
                Passcodes.ATTEMPTS,
                wish.comment() ? 1 : 0,
                now,
                until));
        return new Given(base + "/read#" + LinkCrypt.link(payload(wish, handle, key, until)), until);
    }

    private ObjectNode payload(LinkWish wish, String handle, String key, Instant until) {
        var payload = json.createObjectNode()
                .put("url", addressOf(handle))
                .put("key", key)
                .put("exp", until.getEpochSecond());
        if (!wish.flags().isEmpty()) {
            payload.put("flag", wish.flags());
        }
        if (!wish.label().isEmpty()) {
            payload.put("label", wish.label());
        }
        return payload.put("v", 1);
    }

    /** The links of a person that are not over, newest first. */
    public List<Standing> of(PersonId person) {
        return table.of(person, clock.instant()).stream()
                .filter(row -> sharing.holds(row.device(), row.person()))
                .map(row -> new Standing(
                        row.handle(),
                        encryption.decrypt(row.encryptedLabel()),
                        row.expiresAt().atZone(clock.getZone()).toOffsetDateTime(),
                        row.passcode().isPresent(),
                        row.attemptsLeft() == 0))
                .toList();
    }

    /** Ends a link of that person; one that is not there has ended. */
    @Transactional
    public void end(PersonId person, String id, Caller caller) {
        table.find(id).filter(row -> row.person().equals(person)).ifPresent(row -> {
            sharing.end(row.device(), person, caller);
            table.remove(id);
        });
    }

    /** A link that stands: not over, not revoked, not tried too often. */
    Optional<Row> standing(String handle) {
        return table.find(Sha256.of(handle))
                .filter(row -> row.expiresAt().isAfter(clock.instant()) && row.attemptsLeft() > 0)
                .filter(row -> sharing.holds(row.device(), row.person()));
    }

    /** What a link shows, as documents: for a doctor here, and for any viewer of summaries. */
    enum Content {
        BRIEF,
        SUMMARY
    }

    /** Drawn up now for whoever says that they are {@code recipient}, and encrypted. */
    String file(Row row, Content content, String recipient) {
        var reader = BearerSharing.inPlaceOf(row.device(), recipient);
        var document = content == Content.BRIEF
                ? briefs.document(briefs.of(reader, row.person(), Optional.empty()))
                : summaries.of(reader, row.person());
        return LinkCrypt.encrypt(
                fhir.newJsonParser().encodeResourceToString(document),
                "application/fhir+json",
                encryption.decrypt(row.encryptedKey()));
    }

    /**
     * Stores a comment, if the link has one left. The right is taken first, so that several at once store one, and given
     * back where nothing was stored.
     *
     * @return false when it has none
     * @throws Refusal when the record has something against it
     */
    boolean comment(Row row, String recipient, String author, String text) {
        if (!table.takeComment(row.handle())) {
            return false;
        }
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        var writer = BearerSharing.writingAs(row.device(), recipient);
        try {
            storing.all(writer, LinkComment.of(row.person(), row.device(), author, text, now, writer));
            return true;
        } catch (Refusal e) {
            table.giveBackComment(row.handle());
            throw e;
        }
    }

    /** Forgets links a week after they are over; the Consents stay, as all do. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        table.removeExpired(clock.instant().minus(KEPT));
    }

    /** The address that stands in a link. */
    String addressOf(String handle) {
        return base + "/shl/" + handle;
    }
}
