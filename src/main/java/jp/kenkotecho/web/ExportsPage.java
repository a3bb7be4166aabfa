package jp.kenkotecho.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.research.ExportOverview;
import jp.kenkotecho.research.Exports;
import jp.kenkotecho.smart.clients.ResearchClients.ResearchClient;
import jp.kenkotecho.spi.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/**
 * {@code /desk/exports}: what a researcher's clients have exported; asking for an export, its progress, its files, and
 * calling it off.
 */
@Controller
class ExportsPage {

    private static final Problem BUSY = Problem.of(
            Problem.Kind.BUSY,
            "前の書き出しがまだ終わっていません。終わるのを待つか、取りやめてから、もう一度始めてください。",
            "Earlier exports are still running: wait for them, or call one off, and ask once more.");

    private final SignedInUser signedInUser;
    private final ResearchDesk desk;
    private final CohortNames names;
    private final Exports exports;
    private final ExportOverview overview;
    private final Clock clock;
    private final String base;

    ExportsPage(
            SignedInUser signedInUser,
            ResearchDesk desk,
            CohortNames names,
            Exports exports,
            ExportOverview overview,
            Clock clock,
            @Value("${phr.fhir.base-url}") String base) {
        this.signedInUser = signedInUser;
        this.desk = desk;
        this.names = names;
        this.exports = exports;
        this.overview = overview;
        this.clock = clock;
        this.base = base;
    }

    /** The exports of one client. */
    record OfClient(ResearchClient client, ExportOverview.Page page) {}

    /**
     * A new export, as it was asked for.
     *
     * @param types none for all that may leave
     * @param since a day, or nothing
     */
    record Form(String key, String client, String cohort, List<String> types, String since) {

        Form {
            key = Typed.key(key);
            types = types.stream().distinct().toList();
        }
    }

    @GetMapping("/desk/exports")
    String list(@RequestParam(defaultValue = "0") int from, @RequestParam(defaultValue = "") String done, Model page) {
        return desk.open(clients -> {
            page.addAttribute("done", done.equals("ended"));
            page.addAttribute("size", ExportOverview.PAGE);
            page.addAttribute(
                    "all",
                    clients.stream()
                            .map(one -> new OfClient(one, overview.of(one.caller(), from)))
                            .toList());
            page.addAttribute("names", named(clients));
            return "web/exports";
        });
    }

    private Map<String, String> named(List<ResearchClient> clients) {
        var named = new LinkedHashMap<String, String>();
        clients.stream()
                .flatMap(one -> one.cohorts().stream())
                .forEach(group -> named.computeIfAbsent(group, names::of));
        return named;
    }

    @GetMapping("/desk/exports/new")
    String form(@RequestParam String client, @RequestParam String cohort, Model page) {
        return desk.open(clients -> form(clients, new Form("", client, cohort, List.of(), ""), page));
    }

    @PostMapping("/desk/exports")
    String ask(
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String cohort,
            @RequestParam(defaultValue = "") List<String> type,
            @RequestParam(defaultValue = "") String since,
            Model page) {
        var typed = new Form(form, client, cohort, type, since);
        return desk.open(clients -> {
            var mine = ResearchDesk.of(clients, client);
            try {
                var id = exports.ask(mine.caller(), signedInUser.account().id(), Typed.form(form), wanted(mine, typed))
                        .orElseThrow(() -> new Refusal(BUSY));
                return "redirect:/desk/exports/" + id + "?client=" + UriUtils.encode(mine.id(), StandardCharsets.UTF_8);
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
                return form(clients, typed, page);
            }
        });
    }

    private Exports.Wanted wanted(ResearchClient client, Form form) {
        var cohort = exports.cohort(client.caller(), form.cohort());
        var sent = new LinkedHashMap<String, List<String>>();
        if (!form.types().isEmpty()) {
            sent.put("_type", List.of(String.join(",", form.types())));
        }
        if (!form.since().isBlank()) {
            var today = LocalDate.now(clock);
            var day = Typed.day(form.since(), today.minusYears(100), today, "since");
            sent.put(
                    "_since",
                    List.of(day.atStartOfDay(clock.getZone()).toInstant().toString()));
        }
        var query = new StringBuilder();
        sent.forEach((name, values) -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(values.get(0)));
        return new Exports.Wanted(cohort, sent, false, base + "/" + cohort + "/$export" + query);
    }

    private String form(List<ResearchClient> clients, Form form, Model page) {
        var mine = ResearchDesk.of(clients, form.client());
        page.addAttribute("form", form);
        page.addAttribute("name", names.of(exports.cohort(mine.caller(), form.cohort())));
        page.addAttribute("types", overview.types(mine.caller()));
        page.addAttribute("today", LocalDate.now(clock).toString());
        return "web/export-new";
    }

    @GetMapping("/desk/exports/{id}")
    String one(@PathVariable String id, @RequestParam(defaultValue = "") String client, Model page) {
        return desk.open(clients -> {
            var mine = ResearchDesk.of(clients, client);
            var export = overview.one(mine.caller(), id);
            page.addAttribute("client", mine);
            page.addAttribute("export", export);
            page.addAttribute("name", names.of(export.cohort()));
            page.addAttribute("files", overview.files(mine.caller(), id));
            page.addAttribute("fewest", overview.fewest());
            return "web/export";
        });
    }

    @PostMapping("/desk/exports/{id}/end")
    String end(@PathVariable String id, @RequestParam(defaultValue = "") String client) {
        return desk.open(clients -> {
            exports.callOff(ResearchDesk.of(clients, client).caller(), id);
            return "redirect:/desk/exports?done=ended";
        });
    }

    /** A file, streamed: it may be hundreds of megabytes. */
    @GetMapping("/desk/exports/{id}/file")
    void file(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String client,
            @RequestParam String kind,
            @RequestParam String type,
            @RequestParam int from,
            @RequestParam int to,
            HttpServletResponse response)
            throws IOException {
        var lines = lines(desk.client(client), id, new ExportOverview.File(kind, type, from, to, 0));
        response.setContentType("application/fhir+ndjson");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(type + "-" + from + "-" + to + ".ndjson")
                        .build()
                        .toString());
        lines.writeTo(response.getOutputStream());
    }

    private ExportOverview.Lines lines(ResearchClient client, String id, ExportOverview.File file) {
        if (!file.type().matches("[A-Za-z]{1,64}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Workplaces.shown(
                () -> overview.open(client.caller(), signedInUser.account().id(), id, file));
    }
}
