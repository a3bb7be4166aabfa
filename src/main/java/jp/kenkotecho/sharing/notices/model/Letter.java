package jp.kenkotecho.sharing.notices.model;

/** What a mail says. Nothing of the record, and no name: others may see the screen, or read the mail on its way. */
public record Letter(String subject, String body) {

    private static final String JAPANESE = "ja";

    /**
     * Something is new.
     *
     * @param page where to read it after signing in
     */
    public static Letter news(String language, String page) {
        return JAPANESE.equals(language)
                ? new Letter("健康手帳: 新しいお知らせがあります", """
                        健康手帳に新しいお知らせがあります。
                        内容は、サインインしてご覧ください。

                        %s

                        このメールは、お知らせのメールを登録した方に送っています。同じページで止められます。
                        """.formatted(page))
                : new Letter("Kenko Techo: something new", """
                        There is something new in your Kenko Techo.
                        Please sign in to read it.

                        %s

                        You get this mail because you asked for such notices. You can stop them on the same page.
                        """.formatted(page));
    }

    /** The code by which somebody shows that this is their address. */
    public static Letter code(String language, String code) {
        return JAPANESE.equals(language)
                ? new Letter("健康手帳: 確認コード", """
                        確認コード: %s

                        30 分以内に、健康手帳の「お知らせ」のページに入れてください。
                        心当たりがなければ、このメールは捨ててください。
                        """.formatted(code))
                : new Letter("Kenko Techo: your code", """
                        Your code: %s

                        Enter it on the page of notices within 30 minutes.
                        If you did not ask for it, ignore this mail.
                        """.formatted(code));
    }
}
