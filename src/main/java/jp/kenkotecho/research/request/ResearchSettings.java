package jp.kenkotecho.research.request;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.research.*}.
 *
 * @param rules where the rules of pseudonymisation are ({@code classpath:}, {@code file:})
 * @param smallestCell how many participants have to look alike (k); the default is the smallest number that 「NDB の利用に関する
 *     ガイドライン」 lets be published
 * @param quasiIdentifiers what people might be told apart by, as the rules name it: elements of the Patient that leave
 * @param kept how long what was exported can be fetched
 * @param runningPerClient how many exports of one client run at the same time
 */
@ConfigurationProperties("phr.research")
public record ResearchSettings(
        @DefaultValue("classpath:jp/kenkotecho/research/rules.json")
        String rules,

        @DefaultValue("10") int smallestCell,

        @DefaultValue({"Patient.gender", "Patient.birthDate", "Patient.address.state"})
        List<String> quasiIdentifiers,

        @DefaultValue("24h") Duration kept,
        @DefaultValue("2") int runningPerClient) {

    private static final int LEAST = 2;

    public ResearchSettings {
        quasiIdentifiers = List.copyOf(quasiIdentifiers);
        if (smallestCell < LEAST) {
            throw new IllegalArgumentException("phr.research.smallest-cell: a cell of one is a person");
        }
        if (kept.isNegative() || kept.isZero() || runningPerClient < 1) {
            throw new IllegalArgumentException("phr.research: limits are above zero");
        }
    }
}
