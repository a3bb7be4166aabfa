package jp.kenkotecho.audit.fhir;

import jp.kenkotecho.audit.model.AuditEntry;
import jp.kenkotecho.audit.model.AuditEntry.Who;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Text;

/** Who is in the trail, as far as its owner may know, and by what they came. */
public final class ReaderWords {

    private static final String SERVER = "the server";
    private static final Text YOU = new Text("あなた", "You");
    private static final Text OURSELVES = new Text("健康手帳", "Kenko Techo");
    private static final Text RELATIVE = new Text("ご家族", "Somebody of your family");
    private static final Text ANOTHER = new Text("ほかの利用者", "Another user");
    private static final Text PAGES = new Text("この手帳のページ", "the pages of this handbook");

    private ReaderWords() {}

    /** A name and where they work, or what they are to the person. */
    public static Text of(AuditEntry entry) {
        var who = entry.who();
        if (entry.ground().equals("OWN")) {
            return YOU;
        }
        if (who.client().equals(SERVER)) {
            return OURSELVES;
        }
        if (!who.name().isBlank() || !who.organizationName().isBlank()) {
            return named(who);
        }
        if (isRelative(who)) {
            return RELATIVE;
        }
        return who.account().isEmpty() ? app(who.client()) : ANOTHER;
    }

    /** The app that was used, or the pages. */
    public static Text by(AuditEntry entry) {
        return entry.who().client().equals(Caller.PAGES)
                ? PAGES
                : app(entry.who().client());
    }

    private static Text named(Who who) {
        if (who.name().isBlank()) {
            return new Text(who.organizationName(), who.organizationName());
        }
        if (who.organizationName().isBlank()) {
            return new Text(isRelative(who) ? who.name() + "さん" : who.name(), who.name());
        }
        return new Text(who.organizationName() + "の" + who.name() + "さん", who.name() + " of " + who.organizationName());
    }

    private static boolean isRelative(Who who) {
        return who.links().stream().anyMatch(link -> link.startsWith("RelatedPerson/"));
    }

    private static Text app(String client) {
        return new Text("アプリ「" + client + "」", "the app “" + client + "”");
    }
}
