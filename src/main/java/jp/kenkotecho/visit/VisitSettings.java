package jp.kenkotecho.visit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.visit.*}.
 *
 * @param posterKey the version of the key under which new posters are signed; one more, and clinics print anew
 * @param oldestPosterKey posters under older versions are refused
 */
@ConfigurationProperties("phr.visit")
record VisitSettings(
        @DefaultValue("1") int posterKey, @DefaultValue("1") int oldestPosterKey) {

    VisitSettings {
        if (oldestPosterKey < 1 || posterKey < oldestPosterKey) {
            throw new IllegalArgumentException(
                    "phr.visit: oldest-poster-key is at least 1, and poster-key at least as much");
        }
    }
}
