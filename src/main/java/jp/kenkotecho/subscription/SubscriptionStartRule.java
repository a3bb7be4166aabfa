package jp.kenkotecho.subscription;

import java.util.List;
import jp.kenkotecho.spi.StartRule;
import org.springframework.core.env.Environment;

/** Subscriptions of production call others, not this machine. */
final class SubscriptionStartRule implements StartRule {

    @Override
    public List<String> missingInProduction(Environment environment) {
        return environment.getProperty("phr.subscriptions.local", Boolean.class, false)
                ? List.of(
                        "phr.subscriptions.local: false; subscriptions that call this machine are for demo mode alone")
                : List.of();
    }
}
