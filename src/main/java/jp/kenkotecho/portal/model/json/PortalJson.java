package jp.kenkotecho.portal.model.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.portal.model.CheckupFile;
import jp.kenkotecho.portal.model.DispensedMedicine;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Listing;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.NamedItems;
import jp.kenkotecho.portal.model.Performer;
import jp.kenkotecho.portal.model.Quantities;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.record.Problem;

/**
 * A capture of what the portal's own pages were sent: {@code {resultCode, errors, resBody}}. None of it is documented;
 * what is not recognised is kept as it came. It never says whose it is.
 */
public final class PortalJson {

    private static final String TYPE = "application/json";
    private static final String DONE = "0000";

    /** Report types of 6.1001: 特定健診, and what municipalities examine. */
    private static final String CHECKUP = "10";

    private static final String SCREENING = "42";
    private static final Set<String> OLD_FORMS = Set.of("わたしの情報", "特定個人情報等");

    private final List<Problem> notes = new ArrayList<>();

    private PortalJson() {}

    public static boolean is(Json json) {
        return json.has("resultCode") && json.has("resBody");
    }

    /** The array that an early form of the portal's interface gave. */
    public static boolean isOld(Json json) {
        return json.first()
                .map(Json::fields)
                .orElse(Stream.empty())
                .anyMatch(field -> OLD_FORMS.contains(field.getKey()));
    }

    public static MynaFile read(Json json) {
        if (isOld(json)) {
            return checkups(old(json).stream().toList(), List.of());
        }
        if (!json.text("resultCode").equals(DONE)) {
            return refusedByPortal();
        }
        var body = json.at("resBody");
        if (body.has("drugInfoGetResults")) {
            return new PortalJson().medicines(body);
        }
        return new PortalJson().screenings(body.at("resultList"));
    }

    /** selfinfo/get: of what it lists, check-ups of municipalities are read. */
    private MynaFile screenings(Json listed) {
        var reports = new ArrayList<CheckupFile>();
        listed.items().forEach(information -> {
            var code = information.text("personInfoNameCd");
            if (!isScreening(code)) {
                notes.add(Problem.of(
                                Problem.Kind.NOT_SUPPORTED,
                                "検診のほかの情報は読み取りません。文書に残ります。",
                                "What is no check-up is not read; it stays in the document.")
                        .at(code));
                return;
            }
            screening(information)
                    .ifPresentOrElse(
                            reports::add,
                            () -> notes.add(Problem.of(
                                            Problem.Kind.LEFT_OUT,
                                            "受診日か結果が読めない検診を取り込みませんでした。",
                                            "A check-up whose day or results cannot be read was left out.")
                                    .at(code)));
        });
        return checkups(reports, notes);
    }

    private static MynaFile checkups(List<CheckupFile> reports, List<Problem> notes) {
        if (reports.isEmpty()) {
            return kept();
        }
        var files = new ArrayList<>(NamedItems.merged(reports));
        files.set(0, files.get(0).noting(notes));
        return new MynaFile.Checkups(files);
    }

    private static boolean isScreening(String code) {
        return code.replaceFirst("^TM0*", "").matches("9\\d|10[0-5]");
    }

    private static Optional<CheckupFile> screening(Json listed) {
        var items = new NamedItems();
        listed.at("personInfoNameDetailList")
                .items()
                .forEach(detail -> items.add(
                        detail.text("personInitemName"),
                        detail.text("personInitemContent"),
                        detail.text("personInitemCd")));
        return items.report(SCREENING, Subject.NOBODY);
    }

    /** Everything below is named, however deep it stands. */
    private static Optional<CheckupFile> old(Json json) {
        var items = new NamedItems();
        json.leaves("").forEach(leaf -> items.add(leaf.getKey(), leaf.getValue(), leaf.getKey()));
        return items.report(CHECKUP, Subject.NOBODY);
    }

    private static MynaFile refusedByPortal() {
        return MynaFile.refused(
                Problem.Kind.NOT_SUPPORTED,
                "マイナポータルがエラーを返したときの記録です。取り込む情報がありません。",
                "The portal answered with an error: there is nothing to take.");
    }

    private static MynaFile kept() {
        return new MynaFile.DocumentOnly(
                "マイナポータルの画面の記録",
                TYPE,
                List.of(Problem.of(
                        Problem.Kind.NOT_SUPPORTED,
                        "この画面の項目は公開されていないので読み取りません。",
                        "What this page holds is not public, so it is not read.")));
    }

    /** get-medicine-info: year, day, visit, medicine. It has no code of a medicine. */
    private MynaFile medicines(Json body) {
        var rows = body.at("drugInfoGetResults")
                .items()
                .flatMap(Json::fields)
                .flatMap(year -> year.getValue().at("drugInfoDetailListByDate").items())
                .flatMap(Json::fields)
                .flatMap(day -> day.getValue().items().flatMap(visit -> medicines(day.getKey(), visit)))
                .toList();
        return rows.isEmpty()
                ? MynaFile.refused(Problem.Kind.MALFORMED, "読み取れる薬が一つもありません。", "Not one medicine can be read.")
                : new MynaFile.Medicines(new Listing<>(List.of(), rows, notes));
    }

    private Stream<DispensedMedicine> medicines(String day, Json visit) {
        var prescribed = new Performer("", visit.text("prescriptionMedicalInstitutionName"));
        var dispensed = new Performer("", visit.text("medicalInstitutionName"));
        return visit.at("drugInfoContentList").items().flatMap(content -> {
            var medicine = medicine(day, content, prescribed, dispensed);
            if (medicine.isEmpty()) {
                notes.add(Problem.of(
                        Problem.Kind.LEFT_OUT,
                        "調剤日か薬の名前が読めない薬を取り込みませんでした。",
                        "A medicine whose day or name cannot be read was left out."));
            }
            return medicine.stream();
        });
    }

    private static Optional<DispensedMedicine> medicine(
            String day, Json content, Performer prescribed, Performer dispensed) {
        var name = content.text("drugN");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var kind = content.text("kbn");
        return JapaneseDates.day(day)
                .map(on -> new DispensedMedicine(
                        on,
                        new DispensedMedicine.Product(name, "", "", ""),
                        content.text("usageN"),
                        Quantities.of(content.text("quantity")),
                        new DispensedMedicine.Supply(
                                JapaneseDates.count(content.text("times")), kind.equals("内服") ? "日" : "回"),
                        prescribed,
                        dispensed,
                        "",
                        kind,
                        ""));
    }
}
