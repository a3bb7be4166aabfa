package jp.kenkotecho.audit.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.InformationCategory;
import jp.kenkotecho.record.Text;

/** An entry in plain words, as its owner reads it: who, from where, how many of what, and, of others, on which ground. */
public final class AuditSentences {

    private static final Map<String, Text> GROUNDS = Map.of(
            "PROXY", new Text("代理として", "acting for you"),
            "CONSENT", new Text("あなたの同意によって", "by your consent"),
            "EMERGENCY", new Text("緊急アクセスとして (同意なし)", "as emergency access, without consent"),
            "BACKEND", new Text("登録されたサービスとして", "as a registered service"),
            "DIRECTORY", new Text("だれのものでもない情報について", "of what is nobody's record"),
            "REFUSED", new Text("許可されず", "which was refused"));

    private static final Map<String, Text> ACTIONS = Map.of(
            "READ", new Text("見ました", "read"),
            "SEARCH", new Text("見ました", "looked up"),
            "OPERATION", new Text("実行しました", "carried out"),
            "CREATE", new Text("追加しました", "added"),
            "UPDATE", new Text("変更しました", "changed"),
            "DELETE", new Text("削除しました", "deleted"));

    private static final Text TRIED = new Text("見ようとしました", "tried to open");
    private static final Text NOTHING = new Text("記録", "the record");

    private AuditSentences() {}

    /** One sentence in each language. */
    public static Text of(AuditEntry entry) {
        var who = who(entry);
        var what = what(entry);
        var done = entry.isRefused() ? TRIED : ACTIONS.getOrDefault(entry.action(), NOTHING);
        var ground = GROUNDS.get(entry.ground());
        return new Text(
                who.ja() + "が、" + (ground == null ? "" : ground.ja() + "、") + what.ja() + "を" + done.ja() + "。",
                who.en() + " " + done.en() + " " + what.en() + (ground == null ? "" : ", " + ground.en()) + ".");
    }

    /** Who, as far as the person may know: a name and an organization, or the app. */
    public static Text who(AuditEntry entry) {
        var who = entry.who();
        if (entry.ground().equals("OWN")) {
            var by = who.client().equals(Caller.PAGES)
                    ? new Text("この手帳のページ", "the pages of this handbook")
                    : same(who.client());
            return new Text("あなた (" + by.ja() + ")", "You (" + by.en() + ")");
        }
        if (who.client().equals("the server")) {
            return new Text("健康手帳", "Kenko Techo");
        }
        if (!who.organizationName().isEmpty()) {
            return same(who.organizationName() + (who.name().isEmpty() ? "" : " (" + who.name() + ")"));
        }
        if (!who.name().isBlank()) {
            return same(who.name());
        }
        return who.account().isEmpty()
                ? same(who.client())
                : new Text("ほかの利用者 (" + who.client() + ")", "Another user (" + who.client() + ")");
    }

    private static Text what(AuditEntry entry) {
        if (entry.action().equals("OPERATION") && !entry.detail().isEmpty()) {
            return same(" " + entry.detail().replaceAll(":.*", "") + " ");
        }
        var categories = categories(entry);
        if (categories.isEmpty()) {
            return NOTHING;
        }
        var total = entry.types().values().stream().mapToInt(Integer::intValue).sum();
        return new Text(
                categories.stream().map(one -> one.display().ja()).collect(Collectors.joining("・")) + " " + total
                        + " 件",
                categories.stream().map(one -> one.display().en()).collect(Collectors.joining(", ")) + " (" + total
                        + ")");
    }

    private static List<InformationCategory> categories(AuditEntry entry) {
        return Arrays.stream(InformationCategory.values())
                .filter(one -> entry.categories().contains(one.code()))
                .toList();
    }

    private static Text same(String text) {
        return new Text(text, text);
    }
}
