package jp.kenkotecho.notification.model;

/** What a mail says. Nothing of the record, and no name: others may see the screen, or read the mail on its way. */
public record MailText(String subject, String body) {

    private static final String JAPANESE = "ja";

    /**
     * Something is new.
     *
     * @param page where to read it after signing in
     */
    public static MailText news(String language, String page) {
        return JAPANESE.equals(language)
                ? new MailText("健康手帳: 新しいお知らせがあります", """
                        健康手帳に新しいお知らせがあります。
                        内容は、サインインしてご覧ください。

                        %s

                        このメールは、お知らせのメールを登録した方に送っています。同じページで止められます。
                        """.formatted(page))
                : new MailText("Kenko Techo: something new", """
                        There is something new in your Kenko Techo.
                        Please sign in to read it.

                        %s

                        You get this mail because you asked for such notices. You can stop them on the same page.
                        """.formatted(page));
    }

    /** The news that is told by a letter of its own. */
    public enum Kind {
        /** A letter to the address that was replaced by another. */
        MOVED,
        /** A letter to administrators: emergency access is opened faster than a clinician, or clinic, needs it. */
        EMERGENCIES
    }

    /**
     * A letter of its own.
     *
     * @param base the public address of the server
     */
    public static MailText of(Kind kind, String language, String base) {
        return kind == Kind.MOVED ? moved(language, base) : emergencies(language, base);
    }

    private static MailText moved(String language, String base) {
        return JAPANESE.equals(language)
                ? new MailText("健康手帳: お知らせの宛先が変わりました", """
                        お知らせのメールの宛先が、別のアドレスに変わりました。ここにはもう届きません。
                        変えた覚えがなければ、サインインして、サインイン中の端末とパスワードを確かめてください。

                        %s/account
                        """.formatted(base))
                : new MailText("Kenko Techo: mail goes elsewhere now", """
                        Notices go to another address from now on, and no more to this one.
                        If it was not you who changed it, sign in and look at your sessions and your password.

                        %s/account
                        """.formatted(base));
    }

    private static MailText emergencies(String language, String base) {
        return JAPANESE.equals(language)
                ? new MailText("健康手帳: 緊急アクセスが続いています", """
                        短い間に多くの人の記録が緊急アクセスで開かれたため、間隔を空けさせています。
                        だれかは、セキュリティログの EMERGENCY_SLOWED の行にあります。

                        %s
                        """.formatted(base))
                : new MailText("Kenko Techo: emergency access to many people", """
                        Records of many people were opened by emergency access in a short time; it is being slowed down.
                        By whom stands in the security log, in lines with EMERGENCY_SLOWED.

                        %s
                        """.formatted(base));
    }

    /** The code by which somebody shows that this is their address. */
    public static MailText code(String language, String code) {
        return JAPANESE.equals(language)
                ? new MailText("健康手帳: 確認コード", """
                        確認コード: %s

                        30 分以内に、健康手帳の「お知らせ」のページに入れてください。
                        心当たりがなければ、このメールは捨ててください。
                        """.formatted(code))
                : new MailText("Kenko Techo: your code", """
                        Your code: %s

                        Enter it on the page of notices within 30 minutes.
                        If you did not ask for it, ignore this mail.
                        """.formatted(code));
    }
}
