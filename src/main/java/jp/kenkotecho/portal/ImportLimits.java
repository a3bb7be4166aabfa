package jp.kenkotecho.portal;

import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.imports.*}: how many records one call for a person may make of its files. A row of a table makes one
 * or two.
 *
 * @param atOnce while the client waits; some milliseconds each
 * @param most in the background, in one transaction; a lifetime of medicines and visits has less
 */
@ConfigurationProperties("phr.imports")
record ImportLimits(
        @DefaultValue("2000") int atOnce,
        @DefaultValue("20000") int most) {

    ImportLimits {
        if (atOnce < 1 || most < atOnce) {
            throw new IllegalArgumentException("phr.imports: at least one, and at-once <= most");
        }
    }

    /** @throws Refusal when it is more than is ever taken at a time */
    void demandAllowed(int records) {
        if (records > most) {
            throw new Refusal(Problem.of(
                    Problem.Kind.TOO_MUCH,
                    "ファイルから " + records + " 件の記録ができますが、一回に取り込めるのは " + most + " 件までです。分けて送ってください。何も保存していません。",
                    "The files make " + records + " records, and " + most
                            + " are taken at a time: send them in parts. Nothing was stored."));
        }
    }

    /** @throws Refusal when it is more than a client may wait for */
    void demandSmall(int records) {
        if (records > atOnce) {
            throw new Refusal(Problem.of(
                    Problem.Kind.TOO_MUCH,
                    "ファイルから " + records + " 件の記録ができますが、すぐに取り込めるのは " + atOnce
                            + " 件までです。Prefer: respond-async ヘッダーを付けて送ると、" + most + " 件まで順に取り込みます。何も保存していません。",
                    "The files make " + records + " records, and " + atOnce
                            + " are taken while you wait: send them with Prefer: respond-async, and up to " + most
                            + " are taken in the background. Nothing was stored."));
        }
    }
}
