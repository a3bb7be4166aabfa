package jp.kenkotecho.spi;

import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;

/** What only whoever administers the server may do: asked in the face itself, whichever door led there. */
public final class Administration {

    private static final Problem NOT_ADMINISTRATOR =
            Problem.of(Problem.Kind.REFUSED, "管理者だけができます。", "This is for administrators.");

    private Administration() {}

    /**
     * Refuses everybody else.
     *
     * @throws Refusal for a caller without the scope {@code admin}, which people have after two factors
     */
    public static void demand(Caller caller) {
        if (!caller.administers()) {
            throw new Refusal(NOT_ADMINISTRATOR);
        }
    }
}
