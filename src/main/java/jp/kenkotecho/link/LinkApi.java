package jp.kenkotecho.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.kenkotecho.link.LinkTable.Row;
import jp.kenkotecho.link.ShareLinks.Content;
import jp.kenkotecho.record.Text;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.spi.SecurityEvent;
import jp.kenkotecho.spi.SecurityEvent.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a reader of a SMART Health Link calls (HL7 SMART Health Cards and Links 1.0): the manifest, its file, and, of ours,
 * the comment. A link that is unknown, over, revoked or tried too often is not there (404), whichever it is.
 */
@RestController
class LinkApi {

    private static final int MOST_BYTES = 32_768;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 2_000;
    private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

    private static final Text RECIPIENT = new Text(
            "recipient に、だれが見るか (100 字まで) を書いてください。", "recipient must say who reads this, in at most 100 letters.");
    private static final Text NO_JSON = new Text("JSON ではありません。", "This is no JSON.");
    private static final Text TOO_LONG =
            new Text("本文は 2,000 字まで、名前は 100 字までです。", "A text has at most 2,000 letters, a name 100.");
    private static final Text NO_TEXT = new Text("name と text が要ります。", "name and text are needed.");
    private static final Text NO_COMMENT = new Text(
            "このリンクからは、コメントを書けません (もう書いたか、許されていません)。",
            "No comment can be written by this link: it is written, or was not allowed.");

    private final ShareLinks links;
    private final Passcodes passcodes;
    private final Tickets tickets;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    LinkApi(
            ShareLinks links,
            Passcodes passcodes,
            Tickets tickets,
            ObjectMapper json,
            ApplicationEventPublisher events) {
        this.links = links;
        this.passcodes = passcodes;
        this.tickets = tickets;
        this.json = json;
        this.events = events;
    }

    /** Who reads, and what they know. */
    private record Reader(Row row, JsonNode sent, String recipient) {}

    @PostMapping("/shl/{handle}")
    ResponseEntity<?> manifest(@PathVariable String handle, HttpServletRequest request) throws IOException {
        return open(handle, request, reader -> {
            var file = links.file(reader.row(), Content.BRIEF, reader.recipient());
            var manifest = json.createObjectNode();
            var files = manifest.putArray("files");
            var entry = entry(files, reader.row());
            // Ours alone: whether the reader may write back. Other readers pass over it.
            manifest.put("comment", reader.row().commentsLeft() > 0);
            var most = reader.sent().path("embeddedLengthMax").asInt(Integer.MAX_VALUE);
            if (file.length() <= most) {
                entry.put("embedded", file);
            } else {
                entry.put("location", location(handle, reader, Content.BRIEF));
            }
            // Drawn up for whoever fetches it: a reader of the brief does not.
            entry(files, reader.row()).put("location", location(handle, reader, Content.SUMMARY));
            return answer(HttpStatus.OK).contentType(MediaType.APPLICATION_JSON).body(manifest);
        });
    }

    private static ObjectNode entry(ArrayNode files, Row row) {
        return files.addObject()
                .put("contentType", "application/fhir+json")
                .put("fhirVersion", "4.0.1")
                .put("status", row.flags().contains("L") ? "can-change" : "finalized");
    }

    private String location(String handle, Reader reader, Content content) {
        var ticket = tickets.of(reader.row(), content, reader.recipient());
        return links.addressOf(handle) + "/file?ticket=" + URLEncoder.encode(ticket, StandardCharsets.UTF_8);
    }

    /** A link with the flag {@code U} is its one file. */
    @GetMapping("/shl/{handle}")
    ResponseEntity<?> direct(@PathVariable String handle, @RequestParam(defaultValue = "") String recipient) {
        var row = links.standing(handle).filter(one -> one.flags().contains("U"));
        if (row.isEmpty()) {
            return notThere();
        }
        return name(recipient)
                .<ResponseEntity<?>>map(who -> file(row.get(), Content.BRIEF, who))
                .orElseGet(() -> refused(RECIPIENT));
    }

    @GetMapping("/shl/{handle}/file")
    ResponseEntity<?> file(@PathVariable String handle, @RequestParam(defaultValue = "") String ticket) {
        return links.standing(handle)
                .flatMap(row -> tickets.read(row, ticket).map(told -> file(row, told.content(), told.recipient())))
                .<ResponseEntity<?>>map(file -> file)
                .orElseGet(() -> notThere());
    }

    /** One comment, by whoever opened the link. */
    @PostMapping("/shl/{handle}/comment")
    ResponseEntity<?> comment(@PathVariable String handle, HttpServletRequest request) throws IOException {
        return open(handle, request, reader -> {
            var author = reader.sent().path("name").asText("").strip();
            var text = reader.sent().path("text").asText("").strip();
            if (author.isEmpty() || text.isEmpty()) {
                return refused(NO_TEXT);
            }
            if (author.length() > LONGEST_NAME || text.length() > LONGEST_TEXT) {
                return said(HttpStatus.PAYLOAD_TOO_LARGE, TOO_LONG);
            }
            try {
                return links.comment(reader.row(), reader.recipient(), author, text)
                        ? answer(HttpStatus.CREATED).build()
                        : said(HttpStatus.CONFLICT, NO_COMMENT);
            } catch (Refusal e) {
                return said(HttpStatus.CONFLICT, e.problems().get(0).message());
            }
        });
    }

    private interface Opened {
        ResponseEntity<?> with(Reader reader);
    }

    private ResponseEntity<?> open(String handle, HttpServletRequest request, Opened opened) throws IOException {
        var row = links.standing(handle);
        if (row.isEmpty() || row.get().flags().contains("U")) {
            return notThere();
        }
        var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return said(HttpStatus.PAYLOAD_TOO_LARGE, TOO_LONG);
        }
        var sent = read(bytes);
        if (sent.isEmpty()) {
            return refused(NO_JSON);
        }
        var recipient = name(sent.get().path("recipient").asText(""));
        if (recipient.isEmpty()) {
            return refused(RECIPIENT);
        }
        if (!passcodes.opens(row.get(), handle, sent.get().path("passcode").asText(""))) {
            events.publishEvent(new SecurityEvent(What.LINK_REFUSED, "", "a wrong passcode"));
            var left = json.createObjectNode().put("remainingAttempts", passcodes.attemptsLeft(row.get()));
            return answer(HttpStatus.UNAUTHORIZED)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(left);
        }
        return opened.with(new Reader(row.get(), sent.get(), recipient.get()));
    }

    private ResponseEntity<String> file(Row row, Content content, String recipient) {
        return answer(HttpStatus.OK).contentType(JOSE).body(links.file(row, content, recipient));
    }

    private Optional<JsonNode> read(byte[] bytes) {
        try {
            return Optional.ofNullable(json.readTree(bytes)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The name as it goes into the trail: one line; empty when there is none, or it is too long. */
    private static Optional<String> name(String given) {
        var name = given.replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() || name.length() > LONGEST_NAME ? Optional.empty() : Optional.of(name);
    }

    private ResponseEntity<?> notThere() {
        events.publishEvent(new SecurityEvent(What.LINK_REFUSED, "", "no such link, or it is over"));
        return answer(HttpStatus.NOT_FOUND).build();
    }

    private ResponseEntity<?> refused(Text why) {
        return said(HttpStatus.BAD_REQUEST, why);
    }

    private ResponseEntity<?> said(HttpStatus status, Text why) {
        var said = json.createObjectNode().put("ja", why.ja()).put("en", why.en());
        return answer(status).contentType(MediaType.APPLICATION_JSON).body(said);
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).header("Cache-Control", "no-store");
    }
}
