package jp.kenkotecho.spi;

import java.util.List;
import org.springframework.core.env.Environment;

/** What a feature demands before the server starts in production; named in {@code META-INF/spring.factories}. */
public interface StartRule {

    /** A line for each setting that is missing or must not be so, {@code NAME: what it has to be}. */
    List<String> missingInProduction(Environment environment);
}
