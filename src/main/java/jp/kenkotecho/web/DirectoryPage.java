package jp.kenkotecho.web;

import java.io.ByteArrayInputStream;
import java.util.List;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import jp.kenkotecho.visit.InstitutionList;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /desk/directory}: the institutions and professionals that people choose from, and a list of institutions taken
 * in. Who works where is {@link ProfessionalPage}'s.
 */
@Controller
class DirectoryPage {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 100;

    private static final Problem NO_FILE =
            Problem.of(Problem.Kind.INCOMPLETE, "CSV ファイルを一つ選んでください。", "Choose one CSV file.");

    private final Office office;
    private final Organizations organizations;
    private final RecordStore store;
    private final InstitutionList list;
    private final Uploads uploads;

    DirectoryPage(
            Office office, Organizations organizations, RecordStore store, InstitutionList list, Uploads uploads) {
        this.office = office;
        this.organizations = organizations;
        this.store = store;
        this.list = list;
        this.uploads = uploads;
    }

    /** A professional of the directory. */
    record Listed(String id, String name) {

        public String reference() {
            return "Practitioner/" + id;
        }
    }

    /**
     * The first professionals by name.
     *
     * @param more whether there are others
     */
    record Listing(List<Listed> people, boolean more) {}

    @GetMapping("/desk/directory")
    String directory(
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "false") boolean large,
            Model page) {
        return office.open(by -> {
            if (large) {
                page.addAttribute("problems", uploads.tooLarge());
            }
            return show(by, named, page);
        });
    }

    @PostMapping("/desk/directory")
    String take(@RequestParam(name = "file", required = false) List<MultipartFile> files, Model page) {
        return office.open(by -> {
            var read = Uploads.read(files == null ? List.of() : files);
            try {
                if (read.size() != 1) {
                    throw new Refusal(NO_FILE);
                }
                page.addAttribute("loaded", list.load(by, new ByteArrayInputStream(read.get(0))));
            } catch (Refusal e) {
                page.addAttribute("problems", e.problems());
            }
            return show(by, "", page);
        });
    }

    private String show(Caller by, String named, Model page) {
        var name = named.strip().substring(0, Math.min(named.strip().length(), LONGEST_NAME));
        page.addAttribute("named", name);
        page.addAttribute("institutions", organizations.offered(by, name));
        page.addAttribute("listing", people(by, name));
        page.addAttribute("megabytes", uploads.megabytes());
        return "web/directory";
    }

    private Listing people(Caller by, String name) {
        var all = RecordQuery.of(Practitioner.class).oldestFirst("name").first(2 * MOST + 1);
        var found = store.search(by, name.isEmpty() ? all : all.is("name", name)).stream()
                .map(one -> new Listed(one.getIdElement().getIdPart(), nameOf(one.getNameFirstRep())))
                .distinct()
                .toList();
        return new Listing(found.stream().limit(MOST).toList(), found.size() > MOST);
    }

    private static String nameOf(HumanName name) {
        return name.hasText() ? name.getText() : name.getNameAsSingleString();
    }
}
