package jp.kenkotecho.link;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.kenkotecho.link.LinkTable.Row;
import jp.kenkotecho.link.fhir.LinkComment;
import jp.kenkotecho.plug.Digest;
import jp.kenkotecho.plug.KeySettings;
import jp.kenkotecho.plug.Refusal;
import jp.kenkotecho.plug.Seal;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.profile.RecordStore.NotWritten;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Restriction;
import jp.kenkotecho.sharing.BearerSharing;
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

    private static final int ATTEMPTS = 5;
    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Problem NOT_NOW =
            Problem.of(Problem.Kind.CONFLICT, "保存できませんでした。もう一度お試しください。", "It could not be stored; please try again.");

    private static final int LONGEST_LABEL = 80;
    private static final int SHORTEST_CODE = 4;
    private static final int LONGEST_CODE = 64;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Problem NOTHING_CHOSEN = Problem.of(
                    Problem.Kind.INCOMPLETE, "見せる区分を一つ以上選んでください。", "Choose at least one category to show.")
            .at("category");
    private static final Problem LABEL = Problem.of(
                    Problem.Kind.TOO_MUCH, "名前は 80 字までです。", "A label has at most 80 letters.")
            .at("label");
    private static final Problem PASSCODE = Problem.of(
                    Problem.Kind.MALFORMED, "合言葉は 4 字から 64 字です。", "A passcode has 4 to 64 letters.")
            .at("passcode");
    private static final Problem LASTING = Problem.of(
                    Problem.Kind.MALFORMED, "期間は 1 分から 31 日までです。", "A link lasts from one minute to 31 days.")
            .at("minutes");
    private static final Problem DIRECT = Problem.of(
                    Problem.Kind.MALFORMED,
                    "direct のリンクには、合言葉もコメントも付けられません。",
                    "A direct link has neither passcode nor comment.")
            .at("direct");

    private final LinkTable table;
    private final BearerSharing sharing;
    private final Briefs briefs;
    private final RecordStore store;
    private final FhirContext fhir;
    private final ObjectMapper json;
    private final Seal seal;
    private final byte[] passcodeKey;
    private final Clock clock;
    private final String base;

    ShareLinks(
            LinkTable table,
            BearerSharing sharing,
            Briefs briefs,
            RecordStore store,
            FhirContext fhir,
            ObjectMapper json,
            KeySettings keys,
            Clock clock,
            @Value("${phr.fhir.base-url}") String baseUrl) {
        this.table = table;
        this.sharing = sharing;
        this.briefs = briefs;
        this.store = store;
        this.fhir = fhir;
        this.json = json;
        this.seal = new Seal(keys, "share link");
        this.passcodeKey = keys.keyFor("share link passcode").getEncoded();
        this.clock = clock;
        this.base = baseUrl.replaceAll("/+$", "");
    }

    /**
     * What somebody wants to show to whoever has the link.
     *
     * @param passcode empty for none
     * @param direct whether the link is one encrypted file without a manifest, for readers that know no more
     */
    public record Wish(
            PersonId person,
            Set<InformationCategory> categories,
            Set<Restriction> sensitivities,
            String label,
            String passcode,
            Duration lasting,
            boolean comment,
            boolean direct) {

        public Wish {
            categories = Set.copyOf(categories);
            sensitivities = Set.copyOf(sensitivities);
        }

        private Optional<Problem> problem() {
            if (categories.isEmpty()) {
                return Optional.of(NOTHING_CHOSEN);
            }
            if (label.length() > LONGEST_LABEL) {
                return Optional.of(LABEL);
            }
            if (!passcode.isEmpty() && (passcode.length() < SHORTEST_CODE || passcode.length() > LONGEST_CODE)) {
                return Optional.of(PASSCODE);
            }
            if (lasting.toMinutes() < 1 || lasting.compareTo(LONGEST) > 0) {
                return Optional.of(LASTING);
            }
            return direct && (comment || !passcode.isEmpty()) ? Optional.of(DIRECT) : Optional.empty();
        }
    }

    /**
     * A link as it is given out; this server cannot tell it again.
     *
     * @param link {@code https://…/share#shlink:/…}: any reader of SMART Health Links opens what follows the {@code #}
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
    public Given make(Wish wish, Caller caller) {
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
        var flags = (wish.lasting().compareTo(LONG) > 0 ? "L" : "")
                + (wish.passcode().isEmpty() ? "" : "P")
                + (wish.direct() ? "U" : "");
        table.add(new Row(
                Digest.of(handle),
                wish.person(),
                device,
                seal.close(key),
                seal.close(wish.label()),
                flags,
                wish.passcode().isEmpty() ? Optional.empty() : Optional.of(digest(handle, wish.passcode())),
                ATTEMPTS,
                wish.comment() ? 1 : 0,
                now,
                until));
        var payload = json.createObjectNode()
                .put("url", base + "/shl/" + handle)
                .put("key", key)
                .put("exp", until.getEpochSecond());
        if (!flags.isEmpty()) {
            payload.put("flag", flags);
        }
        if (!wish.label().isEmpty()) {
            payload.put("label", wish.label());
        }
        payload.put("v", 1);
        return new Given(base + "/share#" + LinkCrypt.link(payload), until);
    }

    /** Those that are not over, newest first. */
    public List<Standing> of(PersonId person) {
        return table.of(person, clock.instant()).stream()
                .filter(row -> sharing.holds(row.device(), row.person()))
                .map(row -> new Standing(
                        row.handle(),
                        seal.open(row.sealedLabel()),
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
        return table.find(Digest.of(handle))
                .filter(row -> row.expiresAt().isAfter(clock.instant()) && row.attemptsLeft() > 0)
                .filter(row -> sharing.holds(row.device(), row.person()));
    }

    /** Whether the passcode is right, where one is asked for; each wrong one is one attempt less, for good. */
    boolean opens(Row row, String handle, String passcode) {
        if (row.passcode().isEmpty()) {
            return true;
        }
        if (passcode.isEmpty() || !table.takeAttempt(row.handle())) {
            return false;
        }
        var given = digest(handle, passcode).getBytes(StandardCharsets.US_ASCII);
        var isRight = MessageDigest.isEqual(given, row.passcode().get().getBytes(StandardCharsets.US_ASCII));
        if (isRight) {
            table.giveBackAttempt(row.handle());
        }
        return isRight;
    }

    int attemptsLeft(Row row) {
        return table.find(row.handle()).map(Row::attemptsLeft).orElse(0);
    }

    /** The brief, drawn up now for whoever says that they are {@code recipient}, and encrypted. */
    String file(Row row, String recipient) {
        var reader = BearerSharing.inPlaceOf(row.device(), recipient);
        var brief = briefs.of(reader, row.person(), Optional.empty());
        return LinkCrypt.encrypt(
                fhir.newJsonParser().encodeResourceToString(brief),
                "application/fhir+json",
                seal.open(row.sealedKey()));
    }

    /**
     * Stores a comment, if the link has one left. The right is taken first, so that several at once store one, and given
     * back where nothing was stored.
     *
     * @return false when it has none
     */
    boolean comment(Row row, String recipient, String author, String text) {
        if (!table.takeComment(row.handle())) {
            return false;
        }
        var now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        var writer = BearerSharing.writingAs(row.device(), recipient);
        try {
            store.write(writer, LinkComment.of(row.person(), row.device(), author, text, now, writer));
            return true;
        } catch (NotWritten e) {
            table.giveBackComment(row.handle());
            throw e.getCause() instanceof Refusal refusal ? refusal : new Refusal(NOT_NOW);
        }
    }

    /** What is over is forgotten a week later; the Consents stay, as all do. */
    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        table.removeExpired(clock.instant().minus(KEPT));
    }

    /** A ticket by which one file is fetched for some minutes. */
    String ticket(Row row, String recipient, Instant until) {
        return seal.close(until.getEpochSecond() + " " + row.handle() + " " + recipient);
    }

    /** For whom a ticket is; empty when it is over, forged or another link's. */
    Optional<String> recipient(Row row, String ticket) {
        try {
            var parts = seal.open(ticket).split(" ", 3);
            var isOf = parts.length == 3 && parts[1].equals(row.handle());
            return isOf && Instant.ofEpochSecond(Long.parseLong(parts[0])).isAfter(clock.instant())
                    ? Optional.of(parts[2])
                    : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    Instant now() {
        return clock.instant();
    }

    String addressOf(String handle) {
        return base + "/shl/" + handle;
    }

    /** Passcodes are short: without the server's key their digests tell nothing. */
    private String digest(String handle, String passcode) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(passcodeKey, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((handle + " " + passcode).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
