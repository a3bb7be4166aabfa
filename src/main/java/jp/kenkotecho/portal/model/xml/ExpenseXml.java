package jp.kenkotecho.portal.model.xml;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kenkotecho.portal.model.ExpenseLine;
import jp.kenkotecho.portal.model.ExpenseLine.Amount;
import jp.kenkotecho.portal.model.JapaneseDates;
import jp.kenkotecho.portal.model.Listing;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.xml.Xml.Element;
import jp.kenkotecho.record.Problem;

/**
 * 医療費通知情報 as XML for e-Tax. Its elements are not public: the six things that the law asks for are looked for by
 * what elements are called. Its signature is not checked.
 */
public final class ExpenseXml {

    private static final String NAMESPACE = "http://xml.e-tax.nta.go.jp/";

    private static final Pattern MONTH = Pattern.compile("診療年月|療養を受けた年月|YearMonth", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROVIDER = Pattern.compile("病院|薬局|医療機関|Institution", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON = Pattern.compile("療養を受けた者|PatientName", Pattern.CASE_INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile("支払|窓口|本人負担|Amount", Pattern.CASE_INSENSITIVE);
    private static final Pattern INSURER = Pattern.compile("保険者.*名|Insurer", Pattern.CASE_INSENSITIVE);

    private ExpenseXml() {}

    public static boolean is(Element root) {
        return root.namespace().startsWith(NAMESPACE)
                || root.name().contains("医療費")
                || root.children().stream().anyMatch(child -> child.name().contains("医療費"));
    }

    /** The lines of a document; a document whose content is not read, when they cannot be told. */
    public static MynaFile read(Element root) {
        var insurer = leaf(root, INSURER).map(Element::text).orElse("");
        var rows = root.deep()
                .filter(element -> !element.children().isEmpty())
                .flatMap(element -> expense(element, insurer).stream())
                .toList();
        if (rows.isEmpty()) {
            return new MynaFile.DocumentOnly(
                    "医療費通知情報 (XML)",
                    "text/xml",
                    List.of(Problem.of(
                            Problem.Kind.NOT_SUPPORTED,
                            "医療費の項目を見分けられませんでした。",
                            "The items of the expenses could not be told.")));
        }
        var notes = List.of(Problem.of(
                Problem.Kind.NOT_SUPPORTED,
                "項目は名前から推測しました。電子署名は確かめていません。",
                "Items were told by their names; the signature was not checked."));
        return new MynaFile.Expenses(new Listing<>(List.of(), rows, notes), false);
    }

    /** A line has a month and an amount among its own leaves. */
    private static Optional<ExpenseLine> expense(Element element, String insurer) {
        Map<Pattern, String> found = new LinkedHashMap<>();
        for (var child : element.children()) {
            if (child.children().isEmpty()) {
                List.of(MONTH, PROVIDER, PERSON, INSURER, AMOUNT).stream()
                        .filter(pattern -> pattern.matcher(child.name()).find())
                        .findFirst()
                        .ifPresent(pattern -> found.putIfAbsent(pattern, child.text()));
            }
        }
        var month = JapaneseDates.month(found.getOrDefault(MONTH, ""));
        var yen = JapaneseDates.yen(found.getOrDefault(AMOUNT, ""));
        if (month.isEmpty() || yen.isEmpty() || !found.containsKey(PROVIDER)) {
            return Optional.empty();
        }
        var amounts = new EnumMap<Amount, Long>(Amount.class);
        amounts.put(Amount.SHARE, yen.get());
        return Optional.of(new ExpenseLine(
                month.get().atDay(1),
                month.get().atEndOfMonth(),
                "医療費",
                0,
                found.get(PROVIDER),
                found.getOrDefault(PERSON, ""),
                amounts,
                found.getOrDefault(INSURER, insurer),
                Optional.empty()));
    }

    private static Optional<Element> leaf(Element root, Pattern name) {
        return root.deep()
                .filter(element -> element.children().isEmpty())
                .filter(element -> name.matcher(element.name()).find())
                .findFirst();
    }
}
