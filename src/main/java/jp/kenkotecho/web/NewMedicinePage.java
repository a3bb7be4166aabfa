package jp.kenkotecho.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.kenkotecho.medication.KnownMedicines;
import jp.kenkotecho.medication.MedicineEntries;
import jp.kenkotecho.medication.model.ProductCode;
import jp.kenkotecho.medicationnotebook.PackageBarcodes;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /medicines/new}: a medicine from the shop by hand, its code from a photograph of the package. Which product a code
 * is no open table tells, so that the name is typed, but where the person wrote it down before.
 */
@Controller
class NewMedicinePage {

    private static final String PAGE = "web/medicine-new";

    private static final Problem NO_PHOTOGRAPH =
            Problem.of(Problem.Kind.INCOMPLETE, "写真を選んでください。", "Choose a photograph of the bar code.");

    private final SignedInUser signedInUser;
    private final MedicineEntries entries;
    private final KnownMedicines known;
    private final PackageBarcodes barcodes;
    private final Uploads uploads;
    private final Clock clock;

    NewMedicinePage(
            SignedInUser signedInUser,
            MedicineEntries entries,
            KnownMedicines known,
            PackageBarcodes barcodes,
            Uploads uploads,
            Clock clock) {
        this.signedInUser = signedInUser;
        this.entries = entries;
        this.known = known;
        this.barcodes = barcodes;
        this.uploads = uploads;
        this.clock = clock;
    }

    /** @param large whether what was sent just now was too large to be read */
    @GetMapping("/medicines/new")
    String form(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "false") boolean large,
            Model page) {
        page.addAttribute("whose", signedInUser.person(person));
        page.addAttribute("form", empty(""));
        if (large) {
            page.addAttribute("problems", uploads.tooLarge());
        }
        return PAGE;
    }

    /** Reads the code of a package; nothing is stored, and the photograph is kept nowhere. */
    @PostMapping(path = "/medicines/new", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String look(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(name = "file", required = false, defaultValue = "") List<MultipartFile> sent,
            Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("form", empty(""));
        try {
            var photograph = Uploads.read(sent).stream().findFirst().orElseThrow(() -> new Refusal(NO_PHOTOGRAPH));
            page.addAttribute("form", found(new PersonId(whose.id()), barcodes.read(photograph), page));
        } catch (Refusal e) {
            page.addAttribute("problems", e.problems());
        }
        return PAGE;
    }

    @PostMapping("/medicines/new")
    String add(@RequestParam String person, MedicineForm form, Model page) {
        var whose = signedInUser.person(person);
        page.addAttribute("whose", whose);
        page.addAttribute("form", form);
        return MedicineAnswers.said(
                        form,
                        whose,
                        page,
                        () -> entries.add(
                                signedInUser.caller(MedicinesReading.TYPES), new PersonId(whose.id()), form.entry()))
                .orElse(PAGE);
    }

    /** The form with the code, and with the person's own words for it of another time. */
    private MedicineForm found(PersonId person, String code, Model page) {
        page.addAttribute("read", code);
        var reader = signedInUser.reader(MedicinesReading.TYPES);
        var before = ProductCode.read(code).flatMap(product -> known.lastEntry(reader, person, product));
        page.addAttribute("isKnown", before.isPresent());
        return before.map(one -> new MedicineForm(one.name(), code, one.usage(), one.reason(), today(), ""))
                .orElseGet(() -> empty(code));
    }

    private MedicineForm empty(String code) {
        return new MedicineForm("", code, "", "", today(), "");
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
