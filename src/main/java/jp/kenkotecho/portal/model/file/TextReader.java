package jp.kenkotecho.portal.model.file;

import java.util.List;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.csv.ExpenseFormLines;
import jp.kenkotecho.portal.model.csv.OwnCsv;
import jp.kenkotecho.portal.model.csv.PortalCsv;
import jp.kenkotecho.portal.model.csv.TableLines;
import jp.kenkotecho.portal.model.json.Json;
import jp.kenkotecho.portal.model.json.PortalJson;
import jp.kenkotecho.portal.model.xml.CheckupXml;
import jp.kenkotecho.portal.model.xml.ExpenseXml;
import jp.kenkotecho.portal.model.xml.OnlineCheck;
import jp.kenkotecho.portal.model.xml.Xml;
import jp.kenkotecho.record.Problem;

/** Tells by its content what a text is, and reads it. A name or a declared type is never asked. */
public final class TextReader {

    private static final String FHIR = "http://hl7.org/fhir";

    private TextReader() {}

    /** XML; of a resource of FHIR, that it is one. */
    public static MynaFile xml(String text) {
        return Xml.read(text).map(TextReader::xml).orElseGet(TextReader::badXml);
    }

    /** JSON; of a resource of FHIR, that it is one. */
    public static MynaFile json(Json json) {
        if (json.isResource()) {
            return new MynaFile.FhirResource();
        }
        return PortalJson.is(json) || PortalJson.isOld(json) ? PortalJson.read(json) : unknown();
    }

    public static MynaFile csv(TableLines lines) {
        if (PortalCsv.is(lines)) {
            return PortalCsv.read(lines);
        }
        return OwnCsv.read(lines).orElseGet(TextReader::unknown);
    }

    /** A sheet of a workbook: a table that was saved as one, or the tax office's form. */
    public static MynaFile sheet(TableLines lines) {
        var table = csv(lines);
        return isUnknown(table) ? ExpenseFormLines.read(lines) : table;
    }

    public static boolean isForm(MynaFile file) {
        return file instanceof MynaFile.Expenses expenses && expenses.own();
    }

    public static boolean isUnknown(MynaFile file) {
        return file instanceof MynaFile.Refused refused && refused.why().kind() == Problem.Kind.NOT_SUPPORTED;
    }

    private static MynaFile xml(Xml.Element root) {
        if (root.namespace().equals(FHIR)) {
            return new MynaFile.FhirResource();
        }
        if (CheckupXml.is(root)) {
            return CheckupXml.read(root);
        }
        if (root.name().equals("checkupClaim")) {
            return MynaFile.refused(
                    Problem.Kind.NOT_SUPPORTED,
                    "健診の決済のファイルです。健康の記録ではないので取り込みません。",
                    "This is the settlement of a check-up: no record of health, so it is not taken.");
        }
        if (OnlineCheck.is(root)) {
            return online(root);
        }
        return ExpenseXml.is(root) ? ExpenseXml.read(root) : unknown();
    }

    private static MynaFile online(Xml.Element root) {
        var checkup = OnlineCheck.checkup(root);
        if (checkup.isPresent()) {
            return CheckupXml.read(checkup.get());
        }
        if (OnlineCheck.error(root).isPresent()) {
            return MynaFile.refused(
                    Problem.Kind.NOT_SUPPORTED,
                    "オンライン資格確認がエラーを返したときのファイルです。取り込む情報がありません。",
                    "The online check answered with an error: there is nothing to take.");
        }
        return new MynaFile.DocumentOnly(
                "オンライン資格確認のファイル",
                "text/xml",
                List.of(Problem.of(
                        Problem.Kind.NOT_SUPPORTED,
                        "このファイルの項目は公開されていないので読み取りません。",
                        "What this file holds is not public, so it is not read.")));
    }

    private static MynaFile badXml() {
        return MynaFile.refused(
                Problem.Kind.MALFORMED,
                "XML として読み取れません。DTD や外部参照のあるもの、深すぎるものは受け取りません。",
                "Not XML that can be read: document types, entities and too much depth are refused.");
    }

    public static MynaFile unknown() {
        return MynaFile.refused(
                Problem.Kind.NOT_SUPPORTED,
                "知らない形式のファイルです。何も取り込みませんでした。",
                "A format that is not known; nothing was taken.");
    }
}
