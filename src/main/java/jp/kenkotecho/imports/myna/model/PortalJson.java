package jp.kenkotecho.imports.myna.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.record.Problem;

/**
 * A capture of what the portal's own pages were sent: {@code {resultCode, errors, resBody}}. None of it is documented;
 * what is not recognised is kept as it came. It never says whose it is.
 */
final class PortalJson {

    private static final String TYPE = "application/json";
    private static final String DONE = "0000";
    private static final Set<String> OLD_FORMS = Set.of("わたしの情報", "特定個人情報等");

    private final List<Problem> notes = new ArrayList<>();

    private PortalJson() {}

    static boolean is(Json json) {
        return json.has("resultCode") && json.has("resBody");
    }

    /** The array that an early form of the portal's interface gave. */
    static boolean isOld(Json json) {
        return json.first()
                .map(Json::fields)
                .orElse(Stream.empty())
                .anyMatch(field -> OLD_FORMS.contains(field.getKey()));
    }

    static MynaFile read(Json json) {
        if (isOld(json) || !json.text("resultCode").equals(DONE)) {
            return isOld(json) ? kept() : refusedByPortal();
        }
        var body = json.at("resBody");
        return body.has("drugInfoGetResults") ? new PortalJson().medicines(body) : kept();
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
                : new MynaFile.Medicines(new Listing<>(Subject.NOBODY, rows, notes));
    }

    private Stream<Medicine> medicines(String day, Json visit) {
        var prescribed = new Institution("", visit.text("prescriptionMedicalInstitutionName"));
        var dispensed = new Institution("", visit.text("medicalInstitutionName"));
        return visit.at("drugInfoContentList").items().flatMap(content -> {
            var medicine = medicine(day, content, prescribed, dispensed);
            if (medicine.isEmpty()) {
                notes.add(Problem.of(
                        Problem.Kind.MALFORMED,
                        "調剤日か薬の名前が読めない薬を取り込みませんでした。",
                        "A medicine whose day or name cannot be read was left out."));
            }
            return medicine.stream();
        });
    }

    private static Optional<Medicine> medicine(
            String day, Json content, Institution prescribed, Institution dispensed) {
        var name = content.text("drugN");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var kind = content.text("kbn");
        return Written.day(day)
                .map(on -> new Medicine(
                        on,
                        new Medicine.Product(name, "", "", ""),
                        content.text("usageN"),
                        Quantities.of(content.text("quantity")),
                        new Medicine.Supply(Written.count(content.text("times")), kind.equals("内服") ? "日" : "回"),
                        prescribed,
                        dispensed,
                        "",
                        kind,
                        ""));
    }
}
