package jp.kenkotecho.conformance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.conformance.*}.
 *
 * @param maxElements how many elements a resource from outside may have; each costs up to 3 ms to judge where a profile
 *     tells repetitions apart, and resources of the real world stay below 4,000. More is answered 413
 */
@ConfigurationProperties("phr.conformance")
record ConformanceSettings(@DefaultValue("10000") int maxElements) {

    ConformanceSettings {
        if (maxElements < 1) {
            throw new IllegalArgumentException("phr.conformance.max-elements: above zero");
        }
    }
}
